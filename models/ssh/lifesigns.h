// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/pollset.h"

#include <chrono>
#include <optional>

namespace zumik::ssh {

/// Decides when a silent peer is asked for a sign of life, and when it counts as gone: as OpenSSH's
/// ServerAliveInterval and ServerAliveCountMax, and at once, with a short limit, where there is reason to
/// doubt. Any byte that came is a sign of life. Pure: the caller brings the times, and judges only once all
/// that had come in was read (our own process may have been stopped for a while).
class LifeSigns {
public:
    enum class Verdict : std::uint8_t { Fine, Ask, Dead };

    /// At least one question is asked before a peer counts as gone.
    LifeSigns(std::chrono::milliseconds interval, int count);

    /// Another session.
    void begin();

    /// Ask at once; no answer in `limit` is the end.
    void doubt(Instant now);

    /// When to judge again.
    Instant due(Instant lastReceived) const;

    Verdict judge(Instant lastReceived, Instant now);

    static constexpr std::chrono::milliseconds limit{3'000};

private:
    std::chrono::milliseconds m_interval;
    int m_count;
    std::optional<Instant> m_doubtedAt;
    std::optional<Instant> m_askedAt; ///< the first question that is not answered
    Instant m_next; ///< with m_askedAt: when the last one's time is up
    int m_unanswered = 0;
};

} // namespace zumik::ssh
