// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked and told on the way of a new connection, and its end: a saved profile.
#include "app/connectflow.h"
#include "app/services.h"
#include "app/wayquestions.h"
#include "models/settings/profilestore.h"
#include "widgets/common/sentences.h"
#include "widgets/connect/connectpage.h"

#include <algorithm>
#include <utility>

namespace zumik::app {

using Stage = widgets::connect::ConnectPage::Stage;

std::optional<base::Error> ConnectFlow::errorOf(const QString &leg) const
{
    for (const auto *const rows : {&m_progress.checked, &m_progress.way}) {
        for (const session::CheckRow &row : *rows) {
            if (QString::fromStdString(row.id) == leg && row.error) {
                return row.error;
            }
        }
    }
    return std::nullopt;
}

// --- what is asked on the way

void ConnectFlow::askHostKey()
{
    auto *const card = makeHostKeyCard(m_look, *m_hostKey);
    connect(card, &widgets::connect::HostKeyCard::accepted, this, [this, card] {
        const base::Status kept = session::rememberHostKey(*m_hostKey);
        kept ? search() : card->complain(widgets::common::sentenceOf(kept.error()).title);
    });
    connect(card, &widgets::connect::HostKeyCard::refused, this, [this] { startOver(); });
    m_page->setQuestion(legOf(*m_hostKey), card);
}

void ConnectFlow::askSecret(const QString &leg)
{
    const auto error = errorOf(leg);
    const QString target = QStringLiteral("target.");
    const auto need = leg.startsWith(target)
        ? session::secretNeedAt(m_profile, QString(QStringLiteral("target:") + leg.mid(target.size())))
        : error ? session::secretNeedOf(m_profile, *error)
                : std::nullopt;
    if (need) {
        m_asking.ask(m_profile, *need, SecretAsking::Saved::Later, error);
    }
}

/// By itself only once: after that there is a button.
void ConnectFlow::askSecret(const session::SecretNeed &need, const base::Error &error)
{
    if (!std::exchange(m_asked, true)) {
        m_asking.ask(m_profile, need, SecretAsking::Saved::Later, error);
    }
}

void ConnectFlow::useSecret(const settings::Profile &profile)
{
    m_profile = profile;
    m_ssh = *profile.ssh;
    stop();
    m_profile.prometheus ? check() : search();
}

// --- its end

QString ConnectFlow::freeName() const
{
    QString stem = m_ssh.host.left(48);
    for (QChar &c : stem) {
        const bool plain = (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == QLatin1Char('.');
        c = plain ? c : QChar(u'-');
    }
    while (!stem.isEmpty() && !stem.front().isLetterOrNumber()) {
        stem.remove(0, 1);
    }
    stem = stem.isEmpty() ? QStringLiteral("vps") : stem;
    const QStringList taken = m_services.profiles().names();
    QString name = stem;
    for (int number = 2; taken.contains(name); ++number) {
        name = QString(stem + QLatin1Char('-') + QString::number(number));
    }
    return name;
}

void ConnectFlow::save(const QString &name, bool production)
{
    const settings::ProfileStore profiles = m_services.profiles();
    if (!settings::ProfileStore::isName(name)) {
        return m_page->setNameComplaint(tr("A name begins with a letter or a digit and has letters, digits, "
                                           "spaces, \"-\", \"_\" and \".\"."));
    }
    if (profiles.names().contains(name)) {
        return m_page->setNameComplaint(tr("A profile is saved under that name. Choose another."));
    }
    m_profile.name = name;
    m_profile.production = production;
    if (const base::Status saved = profiles.save(m_profile); !saved) {
        const widgets::common::Sentence sentence = widgets::common::sentenceOf(saved.error());
        return m_page->setNameComplaint(sentence.title + QStringLiteral(". ") + sentence.text);
    }
    leave();
    Q_EMIT this->saved(name);
}

void ConnectFlow::showLegs()
{
    std::vector<widgets::connect::Leg> legs = connectLegs(m_progress);
    for (widgets::connect::Leg &leg : legs) {
        const auto error = errorOf(leg.id);
        const bool bare = !m_ssh.host.contains(QLatin1Char('.')) && !m_ssh.host.contains(QLatin1Char(':'));
        if (error && error->code == base::ErrorCode::NameNotFound && bare) {
            leg.hint =
                tr("Neither the ssh_config nor the name service knows it. Type user@host:port, or an alias.");
        }
    }
    m_page->setNote(noteOn(legs));
    m_page->setLegs(legs);
}

QString ConnectFlow::noteOn(const std::vector<widgets::connect::Leg> &legs) const
{
    if (m_page->stage() == Stage::Arrived) {
        return tr("Give it a name: it is saved as a profile that holds no secret.");
    }
    const auto done = std::count_if(
        legs.begin(), legs.end(), [](const auto &leg) { return leg.status == widgets::common::Status::Ok; });
    const QString count = tr("%1 of %2 done.").arg(done).arg(legs.size());
    return m_hostKey
        ? QString(count + QLatin1Char(' ') + tr("Nothing was sent to the server but a key exchange."))
        : count;
}

} // namespace zumik::app
