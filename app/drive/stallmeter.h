// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>

namespace zumik::app::drive {

/// The processor time that the calling thread has used.
std::chrono::nanoseconds threadCpuTime();

/// How long the turns of this thread's event loop take, in processor time: what the machine does besides
/// doesn't count. A turn is what happens between two times that the loop looks for events.
class StallMeter final : public QObject {
    Q_OBJECT

public:
    using Nanoseconds = std::chrono::nanoseconds;

    struct Stalls {
        int over50ms = 0;
        double maxMs = 0; ///< of the longest turn, whether over or not
    };

    /// Begins to measure. There must be an event loop in this thread.
    explicit StallMeter(QObject *parent = nullptr);

    /// Since the last time it was asked.
    Stalls take();

    /// While it lives, what the thread does isn't counted: the driver's own work.
    class Pause {
    public:
        explicit Pause(StallMeter &meter);
        ~Pause();
        Pause(const Pause &) = delete;
        Pause &operator=(const Pause &) = delete;

    private:
        StallMeter &m_meter;
        Nanoseconds m_begin;
    };

private:
    void turn();

    Nanoseconds m_begin;
    Nanoseconds m_notCounted{0}; ///< of this turn
    Nanoseconds m_longest{0};
    int m_long = 0;
};

} // namespace zumik::app::drive
