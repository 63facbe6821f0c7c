// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowcompare.h"

#include "app/mainwindow.h"
#include "widgets/shell/actions.h"

#include <cmath>
#include <utility>

namespace zumik::app {

using session::SnapshotSession;

base::Duration distanceTo(base::Time end, base::Time now, WindowCompare::Align align)
{
    const base::Duration apart = now - end;
    if (align == WindowCompare::Align::Ends) {
        return apart;
    }
    const base::Duration day = std::chrono::hours(24);
    const double days = static_cast<double>(apart.count()) / static_cast<double>(day.count());
    return day * static_cast<std::int64_t>(std::llround(days));
}

WindowCompare::WindowCompare(MainWindow *window)
    : QObject(window)
    , m_window(window)
{
}

WindowCompare::~WindowCompare()
{
    m_opening.request_stop();
}

void WindowCompare::addTo(widgets::shell::Actions &actions, const std::function<bool()> &showing)
{
    actions.add({QStringLiteral("board.compare.recording"), tr("Compare with another recording\u2026"), {},
        [this] {
            m_window->fileDialogs().openFile(m_window, tr("Compare with another recording"),
                tr("Snapshots (*.zsnap *.om *.txt);;All files (*)"),
                [this](const QString &path) { compareWith(path); });
        },
        showing});
    actions.add({QStringLiteral("board.compare.folder"), tr("Compare with a folder of Prometheus\u2026"), {},
        [this] {
            m_window->fileDialogs().openFolder(m_window, tr("Compare with a folder of Prometheus"),
                [this](const QString &path) { compareWith(path); });
        },
        showing});
    actions.add({QStringLiteral("board.compare.align"),
        tr("Lay the other recording over this one by its end, or by the time of day"), {},
        [this] {
            m_align = m_align == Align::Ends ? Align::Clocks : Align::Ends;
            tellReady();
        },
        [this, showing] {
            return showing() && m_other != nullptr && !m_opens;
        }});
}

void WindowCompare::compareWith(const QString &recording)
{
    m_opening.request_stop();
    m_opening = base::StopSource();
    auto other = std::make_unique<SnapshotSession>(recording.toStdString());
    m_opens = true;
    SnapshotSession &opened = *other;
    opened.open(m_opening.get_token(), async::Receiver(this),
        [this, kept = std::make_shared<std::unique_ptr<SnapshotSession>>(std::move(other))](
            const base::Status &status) {
            if (!status && status.error().code == base::ErrorCode::Cancelled) {
                return; // another was chosen
            }
            m_opens = false;
            if (!status) {
                return m_window->tell(status.error());
            }
            std::swap(m_other, *kept); // the one before is still compared with until that is said
            tellReady();
        });
}

void WindowCompare::tellReady()
{
    const auto *const shown = m_window->connection();
    if (m_other == nullptr || shown == nullptr || shown->session().source() == nullptr) {
        return;
    }
    session::Session &session = shown->session();
    const session::Playback *const playback = session.playback();
    const base::Time now = playback != nullptr ? playback->clock().recorded().end : session.source()->now();
    const base::Time end = m_other->playback()->clock().recorded().end;
    Q_EMIT ready({m_other->source(), m_other->profile().name.toStdString()}, distanceTo(end, now, m_align));
}

void WindowCompare::forget()
{
    m_opening.request_stop();
    m_opens = false;
    m_other.reset();
}

} // namespace zumik::app
