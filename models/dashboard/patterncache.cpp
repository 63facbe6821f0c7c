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
    const std::optional<Pattern> &compiled = known(pattern);
    auto replaced = compiled ? compiled->replace(subject, replacement) : std::nullopt;
    m_left -= std::chrono::steady_clock::now() - began;
    return replaced;
}

std::vector<std::pair<std::string, std::string>> PatternCache::groups(
    std::string_view pattern, std::string_view subject)
{
    if (exhausted()) {
        return {};
    }
    const auto began = std::chrono::steady_clock::now();
    const std::optional<Pattern> &compiled = known(pattern);
    auto found =
        compiled ? compiled->namedGroups(subject) : std::vector<std::pair<std::string, std::string>>();
    m_left -= std::chrono::steady_clock::now() - began;
    return found;
}

const std::optional<Pattern> &PatternCache::known(std::string_view pattern)
{
    auto known = m_patterns.find(pattern);
    if (known == m_patterns.end()) {
        const auto parsed = Pattern::parse(pattern);
        known = m_patterns.emplace(pattern, parsed ? std::optional(*parsed) : std::nullopt).first;
    }
    return known->second;
}

} // namespace zumik::dashboard
