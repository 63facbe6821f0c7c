// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/steps.h"

namespace zumik::frame::transform {

namespace {

constexpr std::size_t mostWork = 20'000'000;

/// Grafana anchors what is not written between slashes. Source: stringToJsRegex in text/string.ts.
std::string anchored(std::string_view pattern)
{
    const std::string text(pattern);
    return text.starts_with('/') ? text : "^" + text + "$";
}

/// A|B, of which each part is meant literally.
bool isOneOf(std::string_view parts, std::string_view text)
{
    while (true) {
        const std::size_t bar = parts.find('|');
        if (parts.substr(0, bar) == text) {
            return true;
        }
        if (bar == std::string_view::npos) {
            return false;
        }
        parts.remove_prefix(bar + 1);
    }
}

} // namespace

bool Context::allowsCells(std::size_t rows, std::size_t fields) const
{
    return fields == 0 || rows <= m_environment.mostCells / fields;
}

bool Context::allowsWork(std::size_t comparisons) const
{
    m_work = comparisons > mostWork - m_work ? mostWork : m_work + comparisons;
    return m_work < mostWork;
}

bool Context::matches(std::string_view pattern, std::string_view subject) const
{
    return replaced(pattern, subject, {}).has_value();
}

std::optional<std::string> Context::replaced(
    std::string_view pattern, std::string_view subject, std::string_view replacement) const
{
    return m_environment.regex ? m_environment.regex(anchored(pattern), subject, replacement) : std::nullopt;
}

std::vector<std::pair<std::string, std::string>> Context::groups(
    std::string_view pattern, std::string_view subject) const
{
    using Groups = std::vector<std::pair<std::string, std::string>>;
    return m_environment.groups ? m_environment.groups(pattern, subject) : Groups();
}

std::string Context::filled(const std::string &text) const
{
    return m_environment.interpolate ? m_environment.interpolate(text) : text;
}

bool isRefId(const std::string &pattern, const std::string &refId, const Context &context)
{
    return pattern.starts_with('/') ? context.matches(pattern, refId) : isOneOf(pattern, refId);
}

} // namespace zumik::frame::transform
