// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bytering.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace zumik::tests {

/// What happens to the bytes that go one way. Offsets count from each connection's first byte; a byte's own
/// offset is how many were before it.
struct LineFaults {
    std::chrono::microseconds delay{0}; ///< half of the round trip
    std::uint64_t bytesPerSecond = 0; ///< of all connections together; 0: as fast as it goes
    std::optional<std::uint64_t> stallAt = {}; ///< this byte and what follows waits until it is set elsewhere
    std::optional<std::uint64_t> cutAt = {}; ///< instead of this byte both sides see a broken connection
    std::optional<std::uint64_t> truncateAt = {}; ///< instead of this byte the receiver sees an end
    std::optional<std::uint64_t> corruptAt = {}; ///< all bits of this byte are turned over
};

/// So many bytes a second, the unused ones of 5 ms saved up.
class TokenBucket {
public:
    using Instant = std::chrono::steady_clock::time_point;

    std::uint64_t available(std::uint64_t bytesPerSecond, Instant now);

    void take(std::uint64_t count) { m_tokens -= static_cast<double>(count); }

private:
    double m_tokens = 0;
    Instant m_filled;
};

/// One way of one connection: what was read at one end and waits to be written at the other.
class FaultLine {
public:
    using Instant = std::chrono::steady_clock::time_point;
    enum class State { Open, Ended, Broken };

    /// A socket, and whether it is worth asking (edge-triggered readiness).
    struct End {
        int descriptor = -1;
        bool readable = false;
        bool writable = false;
    };

    /// Moves what can be moved now. Broken: the connection is to be cut.
    State pump(const LineFaults &faults, TokenBucket &bucket, End &from, End &to);

    /// When to pump again though neither socket has news.
    Instant due() const { return m_due; }

    /// How many bytes came out.
    std::uint64_t passed() const { return m_passed; }

private:
    struct Mark { ///< bytes before `end` may come out at `due`
        std::uint64_t end = 0;
        Instant due;
    };

    enum class Finish { None, Clean, Reset };

    bool fill(const LineFaults &faults, End &from, Instant now);
    bool drain(const LineFaults &faults, TokenBucket &bucket, End &to, Instant now);
    std::size_t ripe(const LineFaults &faults, TokenBucket &bucket, Instant now);
    void passEnd(const LineFaults &faults, const End &to, Instant now);
    void corrupt(const LineFaults &faults, std::size_t count);
    void mark(Instant due);

    ByteRing m_ring;
    std::deque<Mark> m_marks;
    std::uint64_t m_read = 0;
    std::uint64_t m_passed = 0;
    std::optional<std::uint64_t> m_corrupted;
    Finish m_finish = Finish::None; ///< what the sender did after its last byte
    Instant m_finishDue;
    State m_state = State::Open;
    Instant m_due = Instant::max();
};

} // namespace zumik::tests
