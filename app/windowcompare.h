// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/board/boardrun.h"
#include "models/session/snapshotsession.h"

#include <QObject>

#include <functional>
#include <memory>

namespace zumik::widgets::shell {
class Actions;
}

namespace zumik::app {

class MainWindow;

/// Boards beside another recording: it is opened for that alone, and its end lies over the end of what shows
/// (now, where that is live), or the same time of day over the same time of day.
class WindowCompare final : public QObject {
    Q_OBJECT

public:
    enum class Align { Ends, Clocks };

    explicit WindowCompare(MainWindow *window);
    ~WindowCompare() override;

    /// `showing`: there is a board to compare.
    void addTo(widgets::shell::Actions &actions, const std::function<bool()> &showing);

    /// Opens it; what the boards are then compared with. A failure is told.
    void compareWith(const QString &recording);

    /// Nobody compares with it any more.
    void forget();

    bool opens() const { return m_opens; }

Q_SIGNALS:
    void ready(const zumik::board::ComparedSource &other, std::chrono::milliseconds back);

private:
    void tellReady();

    MainWindow *m_window;
    std::unique_ptr<session::SnapshotSession> m_other;
    base::StopSource m_opening;
    bool m_opens = false;
    Align m_align = Align::Ends;
};

/// How much earlier than `now` the other's times lie: by its end, or by whole days of that.
base::Duration distanceTo(base::Time end, base::Time now, WindowCompare::Align align);

} // namespace zumik::app
