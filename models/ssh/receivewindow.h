// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/pollset.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace zumik::ssh {

/// How far ahead of us a channel's sender may be (RFC 4254, 5.2): as much as comes in two round trips, since
/// with less it would stand still now and then. With more nothing comes sooner, but it piles up at sshd,
/// which copies its pile again and again. Pure: it reads no clock.
class ReceiveWindow {
public:
    static constexpr std::uint32_t initial = 2U << 20; // bytes; OpenSSH's own
    static constexpr std::uint32_t largest = 16U << 20; // 200 MB/s over 80 ms

    /// So much was read. The round trip is the way's own, without queues: the shortest that was seen; without
    /// one the window stays as it is. It grows to `most`.
    void received(
        std::size_t bytes, Instant now, std::optional<Instant::duration> roundTrip, std::uint32_t most);

    /// How much is to be granted on top of what is left of the last grant; nothing while that is nearly all.
    /// In small pieces the sender has more of it than in large ones.
    std::uint32_t grant(std::uint32_t left) const;

    std::uint32_t size() const { return m_size; }

private:
    std::uint32_t m_size = initial;
    std::optional<Instant> m_began;
    std::uint64_t m_bytes = 0; ///< since then
};

} // namespace zumik::ssh
