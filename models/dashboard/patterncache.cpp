// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/patterncache.h"

namespace zumik::dashboard {

std::optional<std::string> PatternCache::replace(
    std::string_view pattern, std::string_view subject, std::string_view replacement)
{
    if (exhausted()) {
        return std::nullopt;
    }
    const auto began = std::chrono::steady_clock::now();
    auto known = m_patterns.find(pattern);
    if (known == m_patterns.end()) {
        const auto parsed = Pattern::parse(pattern);
        known = m_patterns.emplace(pattern, parsed ? std::optional(*parsed) : std::nullopt).first;
    }
    auto replaced = known->second ? known->second->replace(subject, replacement) : std::nullopt;
    m_left -= std::chrono::steady_clock::now() - began;
    return replaced;
}

} // namespace zumik::dashboard
