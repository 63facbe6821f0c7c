// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/ssh/tunnelstatus.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>

namespace zumik::ssh {

/// What helps a tunnel that is down.
enum class Remedy : std::uint8_t {
    Steady, ///< nobody was reached yet: trying costs nothing and is done at a steady pace
    BackOff, ///< a server answers, but not as it should: further apart each time
    BackOffLonger, ///< it lets nobody in: more tries than these get an address banned
    Person, ///< no try helps before somebody has decided something, and some would ask them again
};

/// For a failure during `leg`.
Remedy remedyFor(const base::Error &error, TunnelState leg);

struct RetryLimits {
    std::chrono::milliseconds steady{1'000}; ///< from the beginning of a try to that of the next
    std::chrono::milliseconds firstBackOff{1'000}; ///< doubled with each further one
    std::chrono::milliseconds longestBackOff{30'000};
    std::chrono::milliseconds firstLonger{5'000};
    std::chrono::milliseconds longestLonger{300'000};
    double jitter = 0.25; ///< at most this part of a pause is taken off or added
    std::chrono::milliseconds stands{30'000}; ///< a session of this age makes the past forgotten
    int youngDeaths = 4; ///< of sessions in a row, where none ever stood: then a person is told
};

/// When a tunnel that was up is tried again. Pure: it reads no clock and sleeps nowhere.
///
/// A session that is lost is replaced at once. One that dies young counts as a failure that backs off, or a
/// server that lets in and hangs up would be asked without a pause.
class RetryPolicy {
public:
    explicit RetryPolicy(std::uint64_t seed, RetryLimits limits = {});

    /// A try began.
    void begin(Instant now);

    /// The try led to a session.
    void connected(Instant now);

    /// When to try again after the session ended; nothing: not before somebody says so, as the server lets us
    /// in and ends each session, and none ever stood.
    std::optional<Instant> lost(Instant now);

    /// When to try again after the try failed; nothing: not before somebody says so.
    std::optional<Instant> failed(const base::Error &error, TunnelState leg, Instant now);

    /// What was learned is worth nothing any more: the network is another, or somebody wants it now.
    void forget();

    /// Since the last session that stood.
    int tries() const { return m_tries; }

    /// When the last session that stood was lost, though others that died young came after it; nothing
    /// before a session was lost.
    std::optional<Instant> downSince() const { return m_downSince; }

private:
    Instant backOff(Instant now, std::chrono::milliseconds first, std::chrono::milliseconds longest);

    RetryLimits m_limits;
    std::mt19937_64 m_random;
    Instant m_began;
    std::optional<Instant> m_connected;
    int m_tries = 0;
    int m_backOffs = 0; ///< in a row
    int m_diedYoung = 0; ///< sessions in a row
    bool m_everStood = false;
    std::optional<Instant> m_downSince;
};

} // namespace zumik::ssh
