// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/pattern.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::dashboard {

/// Patterns for one piece of work that tries them on many texts: each is compiled once, and all matches
/// together take no longer than a limit, beyond which nothing matches any more.
class PatternCache {
public:
    explicit PatternCache(std::chrono::milliseconds most)
        : m_left(most)
    {
    }

    /// As frame::RegexReplace.
    std::optional<std::string> replace(
        std::string_view pattern, std::string_view subject, std::string_view replacement);

    /// The named groups of the first match; nothing where there is none.
    std::vector<std::pair<std::string, std::string>> groups(
        std::string_view pattern, std::string_view subject);

    bool exhausted() const { return m_left.count() <= 0; }

private:
    const std::optional<Pattern> &known(std::string_view pattern);

    std::chrono::nanoseconds m_left;
    std::map<std::string, std::optional<Pattern>, std::less<>> m_patterns; ///< nothing: not a pattern
};

} // namespace zumik::dashboard
