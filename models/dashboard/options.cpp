// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/options.h"

#include "models/base/text.h"
#include "models/dashboard/json.h"
#include "models/dashboard/pattern.h"
#include "models/dashboard/sortoptions.h"

#include <algorithm>
#include <unordered_set>

namespace zumik::dashboard {

namespace {

constexpr std::size_t mostOptions = 20000;

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

/// "text : value": a colon with spaces around it that no backslash keeps.
VariableOption optionOf(std::string_view item)
{
    item = base::trimmed(item);
    const std::size_t colon = item.find(" : ");
    if (colon == std::string_view::npos) {
        return {std::string(item), std::string(item)};
    }
    return {std::string(base::trimmed(item.substr(0, colon))),
        std::string(base::trimmed(item.substr(colon + 3)))};
}

std::vector<VariableOption> intervalOptions(const Variable &variable)
{
    std::vector<VariableOption> options;
    if (variable.autoInterval) {
        options.push_back({"auto", autoValueMark});
    }
    for (VariableOption &option : customOptions(variable.query)) {
        options.push_back(std::move(option));
    }
    return options;
}

/// One text's options by the pattern; false when the match ran into the pattern's bounds.
bool pick(const Pattern &pattern, const std::string &text, std::vector<VariableOption> &options)
{
    const QString subject = qt(text);
    QRegularExpressionMatchIterator matches = pattern.matchAll(subject);
    if (!matches.isValid()) {
        return false;
    }
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const std::string value = utf8(match.captured(QStringLiteral("value")));
        const std::string shown = utf8(match.captured(QStringLiteral("text")));
        if (!value.empty() || !shown.empty()) {
            options.push_back({shown.empty() ? value : shown, value.empty() ? shown : value});
        } else if (match.lastCapturedIndex() >= 1) {
            const std::string group = utf8(match.captured(1));
            options.push_back({group, group});
        } else {
            options.push_back({text, text});
        }
        if (!pattern.isGlobal() || options.size() > mostOptions) {
            break;
        }
    }
    return true;
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
    std::unordered_set<std::string> values;
    for (const VariableOption &option : options) {
        values.insert(option.value);
    }
    std::vector<std::string> kept;
    for (const std::string &value : variable.current) {
        const auto named = std::find_if(options.begin(), options.end(),
            [&](const VariableOption &option) { return option.text == value; });
        if (values.contains(value)) {
            kept.push_back(value);
        } else if (named != options.end()) {
            kept.push_back(named->value);
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

base::Result<std::vector<VariableOption>> makeOptions(
    const std::vector<std::string> &texts, const Variable &variable)
{
    std::vector<VariableOption> options;
    if (variable.regex.empty()) {
        for (const std::string &text : texts) {
            options.push_back({text, text});
        }
    } else {
        const auto pattern = Pattern::parse(variable.regex);
        if (!pattern) {
            return pattern.error();
        }
        for (const std::string &text : texts) {
            if (!pick(*pattern, text, options)) {
                return base::Error{
                    base::ErrorCode::InvalidArgument, "the pattern takes too long", variable.regex};
            }
        }
    }
    dropDuplicates(options);
    sortOptions(options, variable.sort);
    if (options.size() > mostOptions) {
        options.resize(mostOptions);
    }
    return options;
}

std::vector<std::string> chooseCurrent(const Variable &variable, const std::vector<VariableOption> &options)
{
    const auto &current = variable.current;
    if (variable.includeAll && std::find(current.begin(), current.end(), allValueMark) != current.end()) {
        return {allValueMark};
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
