// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultline.h"

#include <cerrno>
#include <sys/socket.h>

namespace zumik::tests {

using std::chrono::duration;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t queueLimit = std::size_t{1} << 20;
constexpr std::size_t delayedLimit = std::size_t{128} << 20; // 80 ms at more than 1 GB/s
constexpr std::size_t piece = std::size_t{256} << 10;
constexpr std::uint64_t leastBurst = std::uint64_t{64} << 10;
constexpr double burstSeconds = 0.005;
constexpr auto markDistance = std::chrono::microseconds(100);
constexpr int roundsAtOnce = 8;

bool reached(const std::optional<std::uint64_t> &offset, std::uint64_t passed)
{
    return offset && passed >= *offset;
}

} // namespace

std::uint64_t TokenBucket::available(std::uint64_t bytesPerSecond, Instant now)
{
    const auto rate = static_cast<double>(bytesPerSecond);
    const double most = std::max(rate * burstSeconds, static_cast<double>(leastBurst));
    m_tokens = std::min(most, m_tokens + rate * duration<double>(now - m_filled).count());
    m_filled = now;
    return m_tokens < 1 ? 0 : static_cast<std::uint64_t>(m_tokens);
}

FaultLine::State FaultLine::pump(const LineFaults &faults, TokenBucket &bucket, End &from, End &to)
{
    m_due = Instant::max();
    bool moves = true;
    Instant now = steady_clock::now();
    for (int round = 0; moves && round < roundsAtOnce && m_state != State::Broken; ++round) {
        const bool filled = fill(faults, from, now);
        moves = (m_state == State::Open && drain(faults, bucket, to, now)) || filled;
        now = steady_clock::now();
    }
    if (moves) {
        m_due = now; // others first
    }
    if (m_state == State::Open) {
        passEnd(faults, to, now);
    }
    return m_state;
}

bool FaultLine::fill(const LineFaults &faults, End &from, Instant now)
{
    if (!from.readable || m_finish != Finish::None) {
        return false;
    }
    const auto room = m_ring.room(faults.delay.count() > 0 ? delayedLimit : queueLimit);
    if (room.empty()) {
        return false;
    }
    const ssize_t got = ::recv(from.descriptor, room.data(), std::min(room.size(), piece), 0);
    if (got > 0) {
        m_read += static_cast<std::uint64_t>(got);
        if (m_state == State::Open) { // else what comes after a truncation is forgotten
            m_ring.filled(static_cast<std::size_t>(got));
            mark(now + faults.delay);
        }
        return true;
    }
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        from.readable = errno == EINTR;
        return false;
    }
    m_finish = got == 0 ? Finish::Clean : Finish::Reset;
    m_finishDue = now + faults.delay;
    return false;
}

void FaultLine::mark(Instant due)
{
    if (!m_marks.empty() && m_marks.back().due + markDistance >= due) {
        m_marks.back().end = m_read;
    } else {
        m_marks.push_back({m_read, due});
    }
}

/// How many bytes may come out now; sets when to look again at those that may not yet.
std::size_t FaultLine::ripe(const LineFaults &faults, TokenBucket &bucket, Instant now)
{
    std::uint64_t end = m_passed;
    for (const Mark &mark : m_marks) {
        if (mark.due > now) {
            m_due = mark.due;
            break;
        }
        end = mark.end;
    }
    for (const auto &stop : {faults.stallAt, faults.cutAt, faults.truncateAt}) {
        end = std::min(end, std::max(m_passed, stop.value_or(end)));
    }
    std::uint64_t count = end - m_passed;
    if (faults.bytesPerSecond > 0 && count > 0) {
        const std::uint64_t wanted = std::min<std::uint64_t>(count, leastBurst / 4);
        const std::uint64_t allowed = bucket.available(faults.bytesPerSecond, now);
        if (allowed < wanted) {
            const double wait =
                static_cast<double>(wanted - allowed) / static_cast<double>(faults.bytesPerSecond);
            m_due = now + std::chrono::ceil<steady_clock::duration>(duration<double>(wait));
            return 0;
        }
        count = std::min(count, allowed);
    }
    return count;
}

bool FaultLine::drain(const LineFaults &faults, TokenBucket &bucket, End &to, Instant now)
{
    if (!to.writable) {
        return false;
    }
    const std::size_t count = std::min(ripe(faults, bucket, now), m_ring.front().size());
    if (count == 0) {
        return false;
    }
    corrupt(faults, count);
    const ssize_t sent = ::send(to.descriptor, m_ring.front().data(), count, MSG_NOSIGNAL);
    if (sent < 0) {
        to.writable = errno == EINTR;
        m_state = errno == EAGAIN || errno == EINTR ? State::Open : State::Broken;
        return false;
    }
    bucket.take(faults.bytesPerSecond > 0 ? static_cast<std::uint64_t>(sent) : 0);
    m_ring.taken(static_cast<std::size_t>(sent));
    m_passed += static_cast<std::uint64_t>(sent);
    while (!m_marks.empty() && m_marks.front().end <= m_passed) {
        m_marks.pop_front();
    }
    return true;
}

void FaultLine::corrupt(const LineFaults &faults, std::size_t count)
{
    const auto at = faults.corruptAt;
    if (at && at != m_corrupted && *at >= m_passed && *at - m_passed < count) {
        char &byte = m_ring.front()[*at - m_passed];
        byte = static_cast<char>(~byte);
        m_corrupted = at;
    }
}

/// What is not a byte: the end that was made up, the break that was made up, then the sender's own.
void FaultLine::passEnd(const LineFaults &faults, const End &to, Instant now)
{
    if (reached(faults.cutAt, m_passed)) {
        m_state = State::Broken;
        return;
    }
    if (reached(faults.truncateAt, m_passed)) {
        m_ring = {};
        m_marks.clear();
        ::shutdown(to.descriptor, SHUT_WR);
        m_state = State::Ended;
        return;
    }
    if (m_finish == Finish::None || m_ring.size() > 0 || reached(faults.stallAt, m_passed)) {
        return;
    }
    if (m_finishDue > now) {
        m_due = m_finishDue;
        return;
    }
    if (m_finish == Finish::Clean) {
        ::shutdown(to.descriptor, SHUT_WR);
    }
    m_state = m_finish == Finish::Clean ? State::Ended : State::Broken;
}

} // namespace zumik::tests
