// SPDX-License-Identifier: GPL-3.0-or-later
// From a session to its boards, and what the window says of the connection.
#include "app/connectionwords.h"
#include "app/dashboardlibrary.h"
#include "app/grafanaalerts.h"
#include "app/mainwindow.h"
#include "app/recordedannotations.h"
#include "app/snapshotsview.h"
#include "app/windowcompare.h"
#include "app/windowexport.h"
#include "app/windowgrafana.h"
#include "app/windowpanels.h"
#include "app/windowreplay.h"
#include "models/session/recordedboards.h"
#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/connect/connectionpage.h"
#include "widgets/dashboard/boardpicture.h"
#include "widgets/shell/firstpage.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"
#include "widgets/shell/tunnelsheet.h"

#include <QFileInfo>
#include <QStackedWidget>

#include <utility>

namespace zumik::app {

namespace {

using Mode = Connection::Mode;
using widgets::dashboard::BoardView;

/// "01HEB2CYFZ8N/index, byte 20": block and file are what tells a place from others.
QString placeInSnapshot(const std::string &where)
{
    const std::size_t file = where.rfind('/');
    const std::size_t block =
        file == std::string::npos || file == 0 ? std::string::npos : where.rfind('/', file - 1);
    return widgets::common::plain(block == std::string::npos ? where : where.substr(block + 1));
}

} // namespace

// --- the connection

void MainWindow::useSession(session::Session &session, const QString &boardId)
{
    const bool same = m_boards && m_connection->session().profile().name == session.profile().name
        && replays() == session.state().replay;
    m_keptTime = same ? m_boards->time() : std::nullopt;
    const bool ownPast = same && m_boards->comparedSource().source == nullptr;
    m_keptBack = ownPast ? m_boards->comparison() : std::nullopt;
    closeBoards();
    m_askedSecret = false;
    m_connection = std::make_unique<Connection>(session);
    connect(m_connection.get(), &Connection::changed, this, &MainWindow::onConnection);
    const bool isFile = boardfiles::isPlace(m_boardId) && QFileInfo::exists(boardfiles::pathOf(m_boardId));
    const QString known = m_side->knows(m_boardId) || isFile ? m_boardId : m_side->firstBoard();
    m_boardId = boardId.isEmpty() ? known : boardId;
    m_boardAsked = !boardId.isEmpty();
    const settings::Profile &profile = session.profile();
    m_top->setProfile(widgets::common::plain(profile.name.toStdString()), profile.production);
    m_top->setReplay(session.state().replay);
    m_status->setReplay(session.state().replay);
    m_top->setBoardControls(false);
    m_top->show();
    m_pages->setCurrentWidget(m_way);
    updateTitle();
    m_connection->open();
}

void MainWindow::onConnection()
{
    const Mode mode = m_connection->mode();
    const bool away = mode == Mode::Lost || mode == Mode::Reconnecting;
    showConnection();
    tellConnection();
    showTunnel();
    showDoor();
    showBand();
    if (m_boards) {
        const bool wasDimmed = std::exchange(m_dimmed, away);
        m_boards->setDimmed(away);
        // Questions that waited for the tunnel are on their way already.
        if (wasDimmed && !away && board() != nullptr && board()->run().idle()) {
            board()->refresh();
        }
    } else if (mode == Mode::Live) {
        startBoards();
    } else {
        showLegs();
    }
}

void MainWindow::showConnection()
{
    const session::ConnectionState &state = m_connection->session().state();
    const ConnectionShown shown = connectionShown(state);
    const bool lost = m_connection->mode() == Mode::Lost && !state.reconnecting;
    const QString about = m_replay->aboutText();
    m_top->setConnection(lost ? widgets::common::Status::Unknown : shown.status,
        lost                  ? tr("disconnected")
            : about.isEmpty() ? shown.words
                              : about);
    // A snapshot's name, which may be long, stands above already.
    m_status->setServer(state.replay ? m_replay->sourceText() : widgets::common::plain(state.server));
}

void MainWindow::closeBoards()
{
    if (m_connection && m_connection->session().door() != nullptr) {
        m_connection->session().closeDoor();
    }
    setKiosk(false);
    m_replay->end();
    m_picture.reset();
    m_top->setScope(nullptr);
    m_top->setBoardControls(false);
    m_loading.request_stop();
    if (m_boards && !m_catalog->remembers(m_boardId)) {
        m_boardId.clear(); // it was on screen only
    }
    m_boards.reset();
    m_snapshots->setShown({});
    m_compare->forget();
    m_history.clear();
    m_export.reset();
    m_grafanaAlerts.reset();
    const bool hadBoards = m_grafana || m_recordedAnnotations;
    m_grafana.reset();
    m_recordedAnnotations.reset();
    if (hadBoards) {
        m_catalog->setServerBoards({});
    }
    m_status->setDoor({});
    m_doorOpen = false;
    m_scrape.reset();
    m_outcome = {};
    m_toldMode.reset();
    m_band->hide();
    m_way->setQuestion({}, nullptr);
}

bool MainWindow::replays() const
{
    return m_connection && m_connection->session().state().replay;
}

void MainWindow::leaveConnection()
{
    closeBoards();
    m_connection.reset();
    m_tunnel->hide();
    for (QWidget *bar : std::initializer_list<QWidget *>{m_top, m_side, m_status}) {
        bar->hide();
    }
    m_pages->setCurrentWidget(m_first);
    updateTitle();
    Q_EMIT connectionLeft();
}

/// Its boards join those of the packs, with the values that were chosen; of one that a pack has too, the
/// pack's is shown. The first is what shows, if nobody has asked for another.
void MainWindow::startRecording()
{
    session::Session &session = m_connection->session();
    if (!session.state().replay) {
        return;
    }
    m_recordedAnnotations = std::make_unique<RecordedAnnotations>(session);
    m_boards->setAnnotations(m_recordedAnnotations.get());
    std::vector<dashboard::CatalogEntry> entries;
    for (const session::RecordedBoard &each : session.recordedBoards()) {
        const QString id = QString::fromStdString(each.id);
        if (!m_library.has(id)) {
            m_boards->give(id, each.dashboard, tr("from the recording"));
            entries.push_back({each.dashboard.uid, each.dashboard.title, each.dashboard.tags,
                tr("Recorded").toStdString(), dashboard::Origin::Recording, "recording", each.id});
        }
        m_boards->chooseAtFirst(id, each.variables);
    }
    m_catalog->setServerBoards(std::move(entries));
    if (!m_boardAsked && !session.recordedBoards().empty()) {
        m_boardId = QString::fromStdString(session.recordedBoards().front().id);
    }
}

void MainWindow::startBoards()
{
    session::Session &session = m_connection->session();
    m_scrape = session.profile().prometheus ? session.profile().prometheus->scrapeInterval : std::nullopt;
    m_boards = std::make_unique<BoardPages>(m_library, *session.source(), m_look, m_scrape, m_pages);
    m_boards->setRecording(session.recording());
    m_replay->begin(session);
    m_replay->setStep(m_scrape.value_or(m_replay->step()));
    startGrafana();
    startRecording();
    connect(m_boards.get(), &BoardPages::made, this, [this](BoardView *view, const QString &id) {
        m_panels->watch(*view);
        connect(view, &BoardView::linkRequested, this, &MainWindow::followLink);
        connect(view, &BoardView::dashboardRequested, this, &MainWindow::followDashboard);
        view->setTaggedBoards([this](const auto &tags) { return taggedBoards(tags); });
        connect(view, &BoardView::timeChanged, this, &MainWindow::onTimeChanged);
        connect(view, &BoardView::pictureRequested, this, &MainWindow::savePicture);
        connect(view, &BoardView::kioskRequested, this, [this] { setKiosk(!m_kiosk); });
        connect(view, &BoardView::refreshStarted, this, [this] { m_top->setBusy(true); });
        connect(view, &BoardView::refreshed, this, [this, id](const BoardView::Outcome &outcome) {
            if (id == m_boardId) {
                onRefreshed(outcome);
            }
        });
    });
    m_boards->setComparison(m_keptBack);
    m_top->setComparison(m_keptBack);
    if (m_keptTime) {
        m_boards->setTime(*m_keptTime);
    }
    if (!m_scrape) {
        askScrapeInterval();
    }
    for (const base::Error &error : session.leftOut()) {
        tell(widgets::common::Status::Warn,
            tr("Left out of the snapshot: %1 (%2).")
                .arg(widgets::common::plain(error.message), placeInSnapshot(error.where)),
            widgets::common::plain(error.where));
    }
    m_bytesSeen.clear();
    m_side->setVisible(true);
    m_status->setVisible(true);
    m_top->setBoardControls(true);
    applyInterval();
    go({{m_boardId, std::nullopt}, false, false});
}

void MainWindow::askScrapeInterval()
{
    m_boards->source().targets({}, async::Receiver(m_boards.get()), [this](const auto &targets) {
        if (targets) {
            m_scrape = board::ScrapeIntervals(*targets).of({});
            m_replay->setStep(*m_scrape);
            applyInterval();
            showConnection();
        }
    });
}

} // namespace zumik::app
