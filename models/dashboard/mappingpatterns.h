// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/pattern.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace zumik::dashboard {

/// The patterns of value mappings, which are tried where values are written: in the thread that draws. Each
/// is compiled once, what it makes of a text is remembered, and there is a limit to the time of a frame that
/// goes into trying: a value whose turn doesn't come stays as it is, and is tried when it is written next. A
/// pattern that keeps running into its bounds is given up.
class MappingPatterns {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    static constexpr std::chrono::milliseconds frame{16};
    /// Of all patterns together, in one frame; what a try takes beyond `free` counts.
    static constexpr std::chrono::milliseconds mostInFrame{4};
    static constexpr std::chrono::microseconds freeOfEach{5};
    static constexpr std::size_t longestSubject = 1000; ///< a value or a label: longer ones don't match
    static constexpr std::size_t mostBytes = 32U << 20U; ///< of answers; then they are forgotten, all at once
    static constexpr int mostFailures = 20;

    /// A try takes the processor's time, not that of a thread that had to wait for the processor.
    MappingPatterns();
    /// With one clock for both.
    explicit MappingPatterns(Clock clock);

    /// As frame::RegexReplace.
    std::optional<std::string> replace(
        std::string_view pattern, std::string_view subject, std::string_view replacement);

    /// How often a pattern was tried on a text.
    std::size_t tries() const { return m_tries; }

private:
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    using Answers = std::unordered_map<std::string, std::optional<std::string>, Hash, std::equal_to<>>;

    struct Entry {
        std::optional<Pattern> pattern; ///< nothing: not a pattern, or given up
        int failures = 0;
        std::map<std::string, Answers, std::less<>> answers; ///< by replacement
    };

    Entry &entryOf(std::string_view pattern);
    bool hasTime();
    std::optional<std::string> tried(Entry &entry, std::string_view subject, std::string_view replacement);
    void remember(Answers &answers, std::string_view subject, const std::optional<std::string> &answer);
    void makeRoom();

    MappingPatterns(Clock clock, Clock effort);

    Clock m_clock;
    Clock m_effort; ///< of this thread
    std::chrono::steady_clock::time_point m_refilled;
    std::chrono::nanoseconds m_left = mostInFrame;
    std::map<std::string, Entry, std::less<>> m_entries;
    std::size_t m_bytes = 0; ///< about
    std::size_t m_tries = 0;
};

} // namespace zumik::dashboard
