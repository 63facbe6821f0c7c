// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/options.h"

#include "models/base/text.h"
#include "models/dashboard/json.h"
#include "models/dashboard/pattern.h"
#include "models/dashboard/sortoptions.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace zumik::dashboard {

namespace {

/// Splits at commas that no backslash keeps; the backslash goes.
std::vector<std::string> splitList(std::string_view list)
{
    std::vector<std::string> items(1);
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i] == '\\' && i + 1 < list.size() && list[i + 1] == ',') {
            items.back() += list[++i];
        } else if (list[i] == ',') {
            items.emplace_back();
        } else {
            items.back() += list[i];
        }
    }
    return items;
}

/// "text : value", parted at the last colon with spaces around it.
VariableOption optionOf(std::string_view item)
{
    item = base::trimmed(item);
    const std::size_t colon = item.rfind(" : ");
    if (colon == std::string_view::npos) {
        return {std::string(item), std::string(item)};
    }
    return {std::string(base::trimmed(item.substr(0, colon))),
        std::string(base::trimmed(item.substr(colon + 3)))};
}

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// The words of an interval variable's list, and what stands in quotes (scenes' getIntervalsFromQueryString).
std::vector<std::string_view> intervalsOf(std::string_view list)
{
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < list.size();) {
        const bool opens = list[at] == '"' || list[at] == '\'';
        const std::size_t close = opens ? list.find(list[at], at + 1) : std::string_view::npos;
        std::size_t end = at + 1;
        if (close != std::string_view::npos) {
            found.push_back(list.substr(at + 1, close - at - 1));
            end = close + 1;
        } else if (isWord(list[at])) {
            end = static_cast<std::size_t>(
                std::find_if_not(list.begin() + std::ptrdiff_t(at), list.end(), isWord) - list.begin());
            found.push_back(list.substr(at, end - at));
        }
        at = end;
    }
    return found;
}

std::vector<VariableOption> intervalOptions(const Variable &variable)
{
    std::vector<VariableOption> options;
    if (variable.autoInterval) {
        options.push_back({"auto", autoValueMark});
    }
    for (const std::string_view interval : intervalsOf(variable.query)) {
        if (interval != "auto" && options.size() < mostOptions) {
            options.push_back({std::string(interval), std::string(interval)});
        }
    }
    return options;
}

/// The group of this name of the first match in which it isn't empty.
std::string named(const std::vector<QRegularExpressionMatch> &matches, const QString &group)
{
    for (const QRegularExpressionMatch &match : matches) {
        if (const QString text = match.captured(group); !text.isEmpty()) {
            return utf8(text);
        }
    }
    return {};
}

/// All matches with flag g, up to the first empty one; else the first. Nothing when the match ran into the
/// pattern's bounds.
std::optional<std::vector<QRegularExpressionMatch>> matchesOf(const Pattern &pattern, const QString &subject)
{
    std::vector<QRegularExpressionMatch> matches;
    QRegularExpressionMatchIterator all = pattern.matchAll(subject);
    if (!all.isValid()) {
        return std::nullopt;
    }
    while (all.hasNext() && matches.size() <= mostOptions) {
        matches.push_back(all.next());
        if (!pattern.isGlobal() || matches.back().capturedLength() == 0) {
            break;
        }
    }
    return matches;
}

void addPicked(const std::vector<QRegularExpressionMatch> &matches, const std::string &text,
    std::vector<VariableOption> &options)
{
    const std::string value = named(matches, QStringLiteral("value"));
    const std::string shown = named(matches, QStringLiteral("text"));
    const bool grouped = !matches.empty() && matches.front().regularExpression().captureCount() > 0;
    if (!value.empty() || !shown.empty()) {
        options.push_back({shown.empty() ? value : shown, value.empty() ? shown : value});
    } else if (grouped) {
        for (const QRegularExpressionMatch &match : matches) {
            const std::string group = utf8(match.captured(1));
            options.push_back({group, group});
        }
    } else if (!matches.empty()) {
        options.push_back({text, text});
    }
}

base::Result<std::vector<VariableOption>> picked(
    const std::vector<std::string> &texts, const std::string &regex)
{
    const auto pattern = Pattern::parse(regex);
    if (!pattern) {
        return pattern.error();
    }
    std::vector<VariableOption> options;
    for (const std::string &text : texts) {
        const auto matches = matchesOf(*pattern, qt(text));
        if (!matches) {
            return base::Error{base::ErrorCode::InvalidArgument, "the pattern takes too long", regex};
        }
        addPicked(*matches, text, options);
    }
    return options;
}

void dropDuplicates(std::vector<VariableOption> &options)
{
    std::unordered_set<std::string> seen;
    options.erase(std::remove_if(options.begin(), options.end(),
                      [&](const VariableOption &option) { return !seen.insert(option.value).second; }),
        options.end());
}

std::vector<std::string> stillThere(const Variable &variable, const std::vector<VariableOption> &options)
{
    // By what is looked for, not by what there is: options are many, and chosen are few.
    std::unordered_map<std::string_view, const VariableOption *> byValue;
    for (const std::string &value : variable.current) {
        byValue.emplace(value, nullptr);
    }
    auto byText = byValue;
    for (const VariableOption &option : options) {
        for (const auto &[found, key] :
            {std::pair(&byValue, &option.value), std::pair(&byText, &option.text)}) {
            if (const auto at = found->find(*key); at != found->end() && at->second == nullptr) {
                at->second = &option;
            }
        }
    }
    std::vector<std::string> kept;
    for (const std::string &value : variable.current) {
        const VariableOption *const option =
            byValue.at(value) != nullptr ? byValue.at(value) : byText.at(value);
        if (option != nullptr) {
            kept.push_back(option->value);
        }
    }
    return kept;
}

} // namespace

std::vector<VariableOption> customOptions(std::string_view list)
{
    std::vector<VariableOption> options;
    for (const std::string &item : splitList(list)) {
        VariableOption option = optionOf(item);
        if ((!option.value.empty() || !option.text.empty()) && options.size() < mostOptions) {
            options.push_back(std::move(option));
        }
    }
    return options;
}

std::optional<std::vector<VariableOption>> ownOptions(const Variable &variable)
{
    switch (variable.type) {
    case Variable::Type::Custom:
        return customOptions(variable.query);
    case Variable::Type::Interval:
        return intervalOptions(variable);
    case Variable::Type::Constant:
        return std::vector<VariableOption>{{variable.query, variable.query}};
    case Variable::Type::TextBox: {
        const std::string value = variable.current.empty() ? variable.query : variable.current.front();
        return std::vector<VariableOption>{{value, value}};
    }
    default:
        return std::nullopt;
    }
}

base::Result<MadeOptions> makeOptions(const std::vector<std::string> &texts, const Variable &variable)
{
    MadeOptions made;
    if (variable.regex.empty()) {
        for (const std::string &text : texts) {
            made.options.push_back({text, text});
        }
    } else {
        auto options = picked(texts, variable.regex);
        if (!options) {
            return options.error();
        }
        made.options = std::move(*options);
    }
    dropDuplicates(made.options);
    sortOptions(made.options, variable.sort);
    if (made.options.size() > mostOptions) {
        made.leftOut = made.options.size() - mostOptions;
        made.options.resize(mostOptions);
    }
    return made;
}

std::vector<std::string> chooseCurrent(const Variable &variable, const std::vector<VariableOption> &options)
{
    const auto &current = variable.current;
    if (variable.includeAll && std::find(current.begin(), current.end(), allValueMark) != current.end()) {
        return {allValueMark};
    }
    if (variable.type == Variable::Type::Interval && !current.empty()) {
        return {current.front()};
    }
    std::vector<std::string> kept = stillThere(variable, options);
    if (kept.empty() && variable.includeAll) {
        return {allValueMark};
    }
    if (kept.empty() && !options.empty()) {
        kept.push_back(options.front().value);
    }
    if (!variable.multi && kept.size() > 1) {
        kept.resize(1);
    }
    return kept;
}

} // namespace zumik::dashboard
