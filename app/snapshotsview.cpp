// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/snapshotsview.h"

#include "models/async/reply.h"
#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"
#include "widgets/snapshots/snapshotspage.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <thread>

namespace zumik::app {

using widgets::common::Status;
using widgets::snapshots::SnapshotsPage;

namespace {

using Faults = std::vector<base::Error>;

std::string encoded(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

/// Of a path with a slash at its end the part before it.
QString nameOf(const QString &path)
{
    const QString name = QFileInfo(QFileInfo(path).absoluteFilePath()).fileName();
    return widgets::common::plain(name.toStdString());
}

QString sentenceOf(const base::Error &error)
{
    const widgets::common::Sentence why = widgets::common::sentenceOf(error);
    return why.title + QStringLiteral(". ") + why.text;
}

} // namespace

SnapshotsView::SnapshotsView(const QString &stateFile, const widgets::common::Look *look, QWidget *parent)
    : QObject(parent)
    , m_recent(stateFile)
    , m_look(look)
    , m_page(new SnapshotsPage(look, parent))
{
    m_page->setObjectName(QStringLiteral("snapshots"));
    m_page->hide();
    connect(m_page, &SnapshotsPage::openFileRequested, this, &SnapshotsView::openFileRequested);
    connect(m_page, &SnapshotsPage::openFolderRequested, this, &SnapshotsView::openFolderRequested);
    connect(m_page, &SnapshotsPage::chosen, this, &SnapshotsView::choose);
    connect(m_page, &SnapshotsPage::openRequested, this, &SnapshotsView::open);
    connect(m_page, &SnapshotsPage::forgetRequested, this, &SnapshotsView::forget);
    connect(m_page, &SnapshotsPage::verifyRequested, this, &SnapshotsView::verify);
    connect(m_page, &SnapshotsPage::verifyCancelled, this, [this] { m_stop.request_stop(); });
    connect(m_page, &SnapshotsPage::left, this, &SnapshotsView::left);
    list();
}

SnapshotsView::~SnapshotsView()
{
    m_stop.request_stop();
}

void SnapshotsView::list()
{
    std::vector<widgets::snapshots::RecentSnapshot> recent;
    for (const QString &path : m_recent.paths()) {
        recent.push_back({path, nameOf(path)});
    }
    m_page->setRecent(recent, m_chosen);
}

void SnapshotsView::setShown(const QString &path)
{
    const bool shipped = path.startsWith(QLatin1String(":/")); // in the executable: no file to come back to
    m_shown = path.isEmpty() || shipped ? QString() : QFileInfo(path).absoluteFilePath();
    if (!m_shown.isEmpty()) {
        m_recent.add(m_shown);
        m_chosen = m_shown;
        m_stale = true;
    }
    list();
    m_page->setShown(!m_chosen.isEmpty() && m_chosen == m_shown);
}

void SnapshotsView::look()
{
    if (m_stale) {
        choose(m_chosen);
    }
}

void SnapshotsView::open()
{
    if (m_chosen == m_shown) {
        Q_EMIT left();
    } else if (!m_chosen.isEmpty()) {
        Q_EMIT opened(m_chosen);
    }
}

void SnapshotsView::forget(const QString &path)
{
    m_recent.forget(path);
    list();
}

/// What was on its way no longer counts.
void SnapshotsView::stop()
{
    m_stop.request_stop();
    m_stop = base::StopSource();
    ++m_round;
    m_reads = false;
    m_verifies = false;
}

void SnapshotsView::choose(const QString &path)
{
    stop();
    m_chosen = path;
    m_stale = false;
    m_reads = true;
    m_page->setReading(nameOf(path));
    m_page->setShown(path == m_shown);
    const async::Reply<snapshot::Inspection> reply(m_stop.get_token(), async::Receiver(this),
        [this, round = m_round](const base::Result<snapshot::Inspection> &inspected) {
            if (round == m_round) {
                onInspected(inspected);
            }
        });
    std::thread([reply, path = encoded(path), stop = m_stop.get_token()] {
        reply.deliver(snapshot::inspect(path, stop));
    }).detach(); // reading a disk can't be cut short; what comes when nobody is there is dropped
}

void SnapshotsView::onInspected(const base::Result<snapshot::Inspection> &inspected)
{
    m_reads = false;
    if (!inspected) {
        return m_page->setTrouble(nameOf(m_chosen), sentenceOf(inspected.error()));
    }
    const auto time = [this](base::Time each) {
        const widgets::common::ZoneClock &clock = m_look->clock();
        return QString(clock.wholeDateAndTime(each) + QLatin1Char(' ') + clock.zoneName(each));
    };
    m_page->setFacts(nameOf(m_chosen), widgets::snapshots::factsOf(*inspected, time));
}

void SnapshotsView::verify()
{
    if (m_chosen.isEmpty() || m_verifies) {
        return;
    }
    stop();
    m_verifies = true;
    m_page->setVerifying(0);
    const base::StopToken token = m_stop.get_token();
    const async::Receiver here(this);
    const async::Reply<Faults> reply(
        token, here, [this, round = m_round](const base::Result<Faults> &faults) {
            if (round == m_round) {
                onVerified(faults);
            }
        });
    const auto progress = [this, here, round = m_round, last = -1](
                              std::uint64_t done, std::uint64_t whole) mutable {
        const int percent = whole == 0 ? 0 : static_cast<int>(done * 100 / whole);
        if (percent != last) { // a hundred at most
            last = percent;
            here.post([this, round, percent] {
                if (m_verifies && round == m_round) {
                    m_page->setVerifying(percent);
                }
            });
        }
    };
    std::thread([reply, path = encoded(m_chosen), token, progress] {
        reply.deliver(snapshot::verifySnapshot(path, token, progress));
    }).detach(); // as above
}

void SnapshotsView::onVerified(const base::Result<Faults> &faults)
{
    m_verifies = false;
    if (!faults && faults.error().code == base::ErrorCode::Cancelled) {
        return m_page->setVerified(Status::Unknown, tr("Not verified: it was cancelled."));
    }
    if (!faults) {
        return m_page->setVerified(Status::Critical, sentenceOf(faults.error()));
    }
    if (faults->empty()) {
        return m_page->setVerified(Status::Ok, tr("Verified: every checksum is right."));
    }
    QStringList lines;
    for (const base::Error &fault : *faults) {
        lines << widgets::snapshots::faultText(fault);
    }
    m_page->setVerified(Status::Critical,
        tr("It is not as it was written. Wrong parts: %1. Copy or export it again.")
            .arg(QLocale().toString(lines.size())),
        lines);
}

} // namespace zumik::app
