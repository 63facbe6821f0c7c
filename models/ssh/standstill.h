// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/pollset.h"

#include <chrono>

namespace zumik::ssh {

/// Tells a loop that it stood still for longer than it meant to wait: the computer slept, or the process was
/// stopped. What stood before is then not to be trusted, and timers that ran meanwhile mean nothing.
///
/// It compares two clocks: the one that poll's limits follow (CLOCK_MONOTONIC on Linux, which stops while the
/// computer sleeps), and one that goes on (CLOCK_BOOTTIME). Where there is no such second clock only a
/// stopped process is noticed. Pure: the caller reads the clocks.
class Standstill {
public:
    using Span = std::chrono::nanoseconds;

    struct Clocks {
        Instant steady;
        Span boot{0}; ///< of any origin, going on while the computer sleeps
    };

    static Clocks read();

    /// The loop is about to wait until `wakeAt` at the latest.
    void waiting(const Clocks &now, Instant wakeAt);

    /// It is about to do its next turn; true when it stood still since the last `waiting`.
    bool woke(const Clocks &now);

private:
    Span m_latest{0}; ///< when it should be seen again at the latest, by the clock that goes on
    Span m_turnBegan{0};
    bool m_bounded = false;
    bool m_stoodInTurn = false;
};

} // namespace zumik::ssh
