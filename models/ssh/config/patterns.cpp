// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/patterns.h"

#include "models/base/text.h"

#include <algorithm>

namespace zumik::ssh {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool matchesGlob(std::string_view pattern, std::string_view name)
{
    std::size_t p = 0;
    std::size_t n = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = n;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
            ++p;
            ++n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool matchesPatternList(std::string_view patterns, std::string_view name, bool anyCase)
{
    bool matched = false;
    for (const std::string_view entry : base::split(patterns, ',')) {
        const bool negated = !entry.empty() && entry.front() == '!';
        const std::string_view written = negated ? entry.substr(1) : entry;
        const std::string pattern = anyCase ? lower(written) : std::string(written);
        if (pattern.empty() || !matchesGlob(pattern, name)) {
            continue;
        }
        if (negated) {
            return false;
        }
        matched = true;
    }
    return matched;
}

} // namespace zumik::ssh
