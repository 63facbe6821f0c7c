// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/source/metricsource.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>
#include <deque>
#include <functional>

namespace zumik::source {

struct SendLimits {
    std::size_t budget = 600; ///< questions in `window`
    base::Duration window = std::chrono::minutes(1);
    base::Duration firstPause = std::chrono::seconds(1); ///< after a refusal; doubled with each further one
    base::Duration longestPause = std::chrono::minutes(1);
};

/// Why questions wait.
struct SendState {
    enum class Holds { Nothing, ServerAsked, Budget, Way };

    Holds holds = Holds::Nothing;
    base::Duration resumesIn{0};
    std::size_t waiting = 0;
    std::size_t sent = 0; ///< in the last `window`
    std::size_t budget = 0;

    bool operator==(const SendState &) const = default;
};

/// Says when a question may go to a server: at once, unless there is no way to it for now, the server has
/// asked to be left alone (429, 503), or the budget is used up. After a pause one question goes ahead, and
/// the others follow when it is answered. Visible panels first. Lives in one thread.
class SendQueue final : public QObject {
    Q_OBJECT

public:
    struct Job {
        Priority priority = Priority::Visible;
        std::function<bool()> unwanted; ///< nobody waits for it any more
        std::function<void()> send;
    };

    explicit SendQueue(SendLimits limits, QObject *parent = nullptr);

    void add(Job job);

    /// What came of a question that was sent; null: an answer. Once for each.
    void answered(const base::Error *error);

    /// Nothing is sent while the way to the server is being made again.
    void holdWay(bool held);

    SendState state();

Q_SIGNALS:
    /// Something else holds the questions than before.
    void changed();

private:
    using Steady = std::chrono::steady_clock;

    void pump();
    bool next(Job &job);
    void dropUnwanted();
    SendState::Holds held(Steady::time_point now);
    void forgetOld(Steady::time_point now);
    void wakeLater(Steady::time_point now);
    Steady::time_point resumesAt() const;

    SendLimits m_limits;
    std::array<std::deque<Job>, 3> m_waiting; ///< by priority
    std::deque<Steady::time_point> m_sent;
    std::size_t m_running = 0;
    int m_refusals = 0; ///< in a row
    Steady::time_point m_pausedUntil;
    bool m_wayHeld = false;
    SendState::Holds m_holds = SendState::Holds::Nothing;
    QTimer m_wake{this};
};

} // namespace zumik::source
