// SPDX-License-Identifier: GPL-3.0-or-later
// The way in while it is gone or where it ended, what is asked there, and the band over a connection in
// trouble.
#include "app/connectionwords.h"
#include "app/mainwindow.h"
#include "app/wayquestions.h"
#include "app/windowreplay.h"
#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/connect/connectionpage.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/panels/panelview.h"
#include "widgets/shell/modeband.h"

namespace zumik::app {

namespace {

using base::ErrorCode;
using Band = widgets::shell::ModeBand::Kind;
using Mode = Connection::Mode;
using widgets::connect::ConnectionPage;

constexpr QLatin1String retryWay("retry");
constexpr QLatin1String secretWay("secret");
constexpr QLatin1String backWay("back");

/// A key that is known to be another: nothing here leads on.
bool endsHere(const base::Error &error)
{
    return error.code == ErrorCode::HostKeyChanged || error.code == ErrorCode::HostKeyRevoked;
}

/// With a place for the name.
QString wayTitle(bool replay, bool refused)
{
    if (replay) {
        return refused ? MainWindow::tr("%1 can't be opened") : MainWindow::tr("Opening %1");
    }
    return refused ? MainWindow::tr("Not connected to %1") : MainWindow::tr("Connecting to %1");
}

bool letsNobodyIn(const std::optional<base::Error> &error)
{
    return error && (error->code == ErrorCode::Unauthorized || error->code == ErrorCode::Forbidden);
}

} // namespace

// --- the way in

void MainWindow::showLegs()
{
    const session::Session &session = m_connection->session();
    const QString name = widgets::common::plain(session.profile().name.toStdString());
    const bool refused = m_connection->mode() == Mode::Refused;
    m_way->setTitle(wayTitle(session.state().replay, refused).arg(name));
    const bool asks = refused && session.unknownHostKey();
    auto legs = connectionLegs(session.state(), m_connection->reached(), session.profile());
    for (widgets::connect::Leg &leg : legs) {
        if (asks && leg.status == widgets::common::Status::Critical) {
            leg.status = widgets::common::Status::Warn;
            leg.words = tr("unknown, needs your answer");
        }
    }
    m_way->setLegs(legs);
    widgets::common::Sentence trouble;
    if (refused && !asks) {
        trouble = widgets::common::sentenceOf(*m_connection->error());
        trouble.action.clear();
    }
    m_way->setTrouble(trouble);
    offerWays(refused);
    if (!asks) {
        m_way->setQuestion({}, nullptr);
    } else if (m_way->question() == nullptr) {
        askHostKey();
    }
    askSecretOnce();
}

void MainWindow::offerWays(bool refused)
{
    std::vector<ConnectionPage::Way> ways;
    if (refused && m_connection->session().unknownHostKey()) {
        return m_way->setWays({}); // the question has its own
    }
    if (refused && locked()) {
        ways.push_back({secretWay, tr("Enter the secret"), true});
    }
    if (refused && !endsHere(*m_connection->error())) {
        ways.push_back({retryWay, tr("Retry")});
    }
    ways.push_back({backWay, refused ? tr("Other ways in") : tr("Cancel")});
    m_way->setWays(ways);
}

void MainWindow::takeWay(const QString &id)
{
    if (id == retryWay) {
        m_connection->open();
    } else if (id == secretWay) {
        Q_EMIT secretRequested();
    } else {
        leaveConnection();
    }
}

void MainWindow::askHostKey()
{
    auto *const card = makeHostKeyCard(m_look, *m_connection->session().unknownHostKey());
    connect(card, &widgets::connect::HostKeyCard::accepted, this, [this, card] {
        const base::Status kept = session::rememberHostKey(*m_connection->session().unknownHostKey());
        if (!kept) {
            return card->complain(widgets::common::sentenceOf(kept.error()).title);
        }
        m_connection->open();
    });
    connect(card, &widgets::connect::HostKeyCard::refused, this, &MainWindow::leaveConnection);
    m_way->setQuestion(legOf(*m_connection->session().unknownHostKey()), card);
}

// --- secrets

std::optional<MainWindow::Locked> MainWindow::locked() const
{
    if (!m_connection) {
        return std::nullopt;
    }
    std::optional<base::Error> error = m_connection->error();
    if (!error && board() != nullptr) {
        for (const int id : board()->grid()->panelIds()) {
            const widgets::panels::PanelView *const view = board()->panelView(id);
            const auto content = view != nullptr ? view->content() : nullptr;
            if (content != nullptr && letsNobodyIn(content->error)) {
                error = content->error;
                break;
            }
        }
    }
    const auto need = error ? session::secretNeedOf(m_connection->session().profile(), *error) : std::nullopt;
    return need ? std::optional(Locked{*need, *error}) : std::nullopt;
}

/// One that isn't there is asked for; one that didn't do is asked for again only when somebody wants to.
void MainWindow::askSecretOnce()
{
    const auto held = m_connection->mode() == Mode::Refused ? locked() : std::nullopt;
    const bool missing = held && !held->need.given
        && (held->error.code == ErrorCode::SecretNotFound || held->error.code == ErrorCode::KeyUnreadable
            || letsNobodyIn(held->error));
    if (missing && !m_askedSecret) {
        m_askedSecret = true;
        Q_EMIT secretRequested();
    }
}

// --- the band

void MainWindow::showBand()
{
    if (m_connection->mode() == Mode::Lost) {
        const bool again = m_connection->session().state().reconnecting.has_value();
        m_band->showMode(Band::Disconnected, tr("DISCONNECTED"), lostText(),
            locked()    ? tr("Enter the secret")
                : again ? tr("Try now")
                        : tr("Retry"));
    } else if (m_boards && locked()) {
        showLocked();
    } else if (m_boards && replays()) {
        showReplay();
    } else {
        m_band->hide();
    }
}

void MainWindow::showLocked()
{
    const widgets::common::Sentence sentence = widgets::common::sentenceOf(locked()->error);
    m_band->showMode(Band::Disconnected, tr("NOT LET IN"),
        sentence.title + QStringLiteral(". ") + sentence.text, tr("Enter the secret"));
}

/// The whole date: what is shown may be of any time.
void MainWindow::showReplay()
{
    const base::Time now = m_boards->source().now();
    const widgets::common::ZoneClock &clock = m_look->clock();
    m_band->showMode(Band::Replay, tr("REPLAY"),
        m_replay->active() ? m_replay->bandText()
                           : tr("You are looking at a recording. Now is its end: %1 %2.")
                                 .arg(clock.wholeDateAndTime(now), clock.zoneName(now)),
        tr("Leave replay"));
}

void MainWindow::onBandAction()
{
    if (locked()) {
        Q_EMIT secretRequested();
    } else if (replays()) {
        leaveConnection();
    } else if (m_connection) {
        m_connection->open();
    }
}

QString MainWindow::lostText() const
{
    const widgets::common::ZoneClock &clock = m_look->clock();
    const session::ConnectionState &state = m_connection->session().state();
    QString text = failureWords(*m_connection->error(), state.tunneled);
    text += QLatin1Char(' ')
        + tr("Since %1 %2.")
              .arg(clock.clockTime(m_connection->lostSince()), clock.zoneName(m_connection->lostSince()));
    if (m_outcome.youngestSample) {
        text += QLatin1Char(' ') + tr("Showing data of %1.").arg(clock.clockTime(*m_outcome.youngestSample));
    }
    return text + QLatin1Char(' ') + nextWords(state, m_connection->nextTry());
}

} // namespace zumik::app
