// SPDX-License-Identifier: GPL-3.0-or-later
// Time is kept as in a bucket that fills up by a frame's share in a frame's time and never holds more.
#include "models/dashboard/mappingpatterns.h"

#include <algorithm>
#include <ctime>

namespace zumik::dashboard {

namespace {

constexpr std::size_t mostPatterns = 1000;

using TimePoint = std::chrono::steady_clock::time_point;

TimePoint threadTime()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return TimePoint(std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec));
#else
    return std::chrono::steady_clock::now();
#endif
}

} // namespace

MappingPatterns::MappingPatterns()
    : MappingPatterns(std::chrono::steady_clock::now, threadTime)
{
}

MappingPatterns::MappingPatterns(Clock clock)
    : MappingPatterns(clock, clock)
{
}

MappingPatterns::MappingPatterns(Clock clock, Clock effort)
    : m_clock(std::move(clock))
    , m_effort(std::move(effort))
    , m_refilled(m_clock())
{
}

std::optional<std::string> MappingPatterns::replace(
    std::string_view pattern, std::string_view subject, std::string_view replacement)
{
    if (subject.size() > longestSubject) {
        return std::nullopt;
    }
    Entry &entry = entryOf(pattern);
    if (!entry.pattern) {
        return std::nullopt;
    }
    auto answers = entry.answers.find(replacement);
    if (answers == entry.answers.end()) {
        answers = entry.answers.emplace(replacement, Answers()).first;
    }
    if (const auto known = answers->second.find(subject); known != answers->second.end()) {
        return known->second;
    }
    if (!hasTime()) {
        return std::nullopt;
    }
    auto answer = tried(entry, subject, replacement);
    remember(answers->second, subject, answer);
    if (entry.failures >= mostFailures) {
        entry.pattern.reset();
    }
    return answer;
}

void MappingPatterns::remember(
    Answers &answers, std::string_view subject, const std::optional<std::string> &answer)
{
    constexpr std::size_t around = 100; // of a text and its place in the table
    answers.emplace(subject, answer);
    m_bytes += around + subject.size() + (answer ? answer->size() : 0);
}

MappingPatterns::Entry &MappingPatterns::entryOf(std::string_view pattern)
{
    makeRoom();
    const auto known = m_entries.find(pattern);
    if (known != m_entries.end()) {
        return known->second;
    }
    const auto parsed = Pattern::parse(pattern);
    Entry entry{parsed ? std::optional(*parsed) : std::nullopt, 0, {}};
    return m_entries.emplace(pattern, std::move(entry)).first->second;
}

/// Tables come and go for as long as the window is open.
void MappingPatterns::makeRoom()
{
    if (m_bytes >= mostBytes || m_entries.size() >= mostPatterns) {
        m_entries.clear();
        m_bytes = 0;
    }
}

bool MappingPatterns::hasTime()
{
    const auto now = m_clock();
    const std::chrono::nanoseconds passed = now - m_refilled;
    m_refilled = now;
    m_left = std::min<std::chrono::nanoseconds>(
        mostInFrame, m_left + passed * mostInFrame.count() / frame.count());
    return m_left.count() > 0;
}

std::optional<std::string> MappingPatterns::tried(
    Entry &entry, std::string_view subject, std::string_view replacement)
{
    const auto began = m_effort();
    ++m_tries;
    const std::optional<bool> matches = entry.pattern->tryMatch(subject);
    auto replaced = matches.value_or(false) ? entry.pattern->replace(subject, replacement) : std::nullopt;
    const std::chrono::nanoseconds took = m_effort() - began;
    m_left -= std::max<std::chrono::nanoseconds>(took - freeOfEach, std::chrono::nanoseconds(0));
    entry.failures += matches ? 0 : 1;
    return replaced;
}

} // namespace zumik::dashboard
