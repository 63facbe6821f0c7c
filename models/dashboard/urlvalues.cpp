// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/urlvalues.h"

#include "models/base/text.h"
#include "models/dashboard/formats.h"
#include "models/dashboard/json.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace zumik::dashboard {

namespace {

constexpr std::string_view prefix = "var-";
constexpr std::size_t mostValues = 10'000;

std::string replaced(std::string text, std::string_view mark, std::string_view by)
{
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) {
        text.replace(at, mark.size(), by);
    }
    return text;
}

std::string decoded(std::string_view text)
{
    const QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
    return utf8(QUrl::fromPercentEncoding(QByteArray(bytes).replace('+', ' ')));
}

std::string unmarked(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{
        {{"__gfp__", "|"}, {"__gfc__", ","}, {"__gfh__", "#"}}};
    std::string result(text.substr(0, text.find(',')));
    for (const auto &[mark, by] : marks) {
        result = replaced(std::move(result), mark, by);
    }
    return result;
}

UrlValues fromAddress(std::string_view text)
{
    UrlValues values;
    for (const std::string_view part : base::split(text, '&')) {
        const std::size_t equals = part.find('=');
        if (part.starts_with(prefix) && equals != std::string_view::npos && values.size() < mostValues) {
            values.emplace_back(decoded(part.substr(prefix.size(), equals - prefix.size())),
                decoded(part.substr(equals + 1)));
        }
    }
    return values;
}

std::string anyOf(const std::vector<std::string> &values)
{
    std::string all;
    for (const std::string &value : values) {
        all += (all.empty() ? "" : "|") + regexEscaped(value);
    }
    return all;
}

} // namespace

std::optional<UrlValues> parseUrlValues(std::string_view text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        return std::nullopt;
    }
    if (!text.starts_with(prefix)) {
        return UrlValues{{std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))}};
    }
    return fromAddress(text);
}

std::vector<std::string> urlChoice(const Variable &variable, std::vector<std::string> values)
{
    const bool all = variable.includeAll && !values.empty()
        && (values.front() == "All"
            || (values.size() == 1 && !variable.allValue.empty() && values.front() == variable.allValue));
    if (all) {
        return {allValueMark};
    }
    const bool interval = variable.type == Variable::Type::Interval && !values.empty();
    if (interval && (values.front() == "auto" || values.front().starts_with("$__auto_interval_"))) {
        return {autoValueMark};
    }
    return values;
}

std::optional<AdHocFilter> makeFilter(
    std::string key, const std::string &operation, const std::vector<std::string> &values)
{
    static constexpr std::array operations{"=", "!=", "=~", "!~"};
    const bool several = operation == "=|" || operation == "!=|";
    const bool known =
        several || std::find(operations.begin(), operations.end(), operation) != operations.end();
    const std::string value = several ? anyOf(values) : values.empty() ? std::string() : values.front();
    if (key.empty() || value.empty() || !known) {
        return std::nullopt;
    }
    return AdHocFilter{std::move(key), several ? (operation == "=|" ? "=~" : "!~") : operation, value};
}

std::optional<AdHocFilter> parseUrlFilter(std::string_view text)
{
    const std::vector<std::string_view> parts = base::split(text.substr(0, text.find('\\')), '|');
    if (parts.size() < 3) {
        return std::nullopt;
    }
    std::vector<std::string> values;
    std::transform(parts.begin() + 2, parts.end(), std::back_inserter(values), unmarked);
    return makeFilter(unmarked(parts[0]), unmarked(parts[1]), values);
}

} // namespace zumik::dashboard
