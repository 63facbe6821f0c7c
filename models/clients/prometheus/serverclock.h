// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/clients/http/message.h"

#include <mutex>

namespace zumik::clients::prometheus {

/// The server's clock, as its Date headers tell it. The header has whole seconds, so each answer only bounds
/// the difference between the server's clock and our steady one:
///     date - received  <  difference  <  date + 1 s - sent
/// The bounds of successive answers are intersected; within them our system clock is believed. Until the
/// first answer it is believed without bounds.
class ServerClock {
public:
    using Steady = http::Response::Clock;

    void observe(base::Time date, Steady::time_point sent, Steady::time_point received);

    base::Time now() const;

    /// `now`, less our system clock's: what is surely wrong with that one.
    base::Duration difference() const;

    /// The pure function behind `now`: for tests.
    base::Time at(Steady::time_point steady, base::Time system) const;

private:
    mutable std::mutex m_mutex;
    bool m_known = false;
    std::int64_t m_low = 0; ///< ms, of server time minus steady time
    std::int64_t m_high = 0;
};

} // namespace zumik::clients::prometheus
