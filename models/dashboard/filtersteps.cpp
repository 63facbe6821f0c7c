// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/json.h"
#include "models/dashboard/stepoptions.h"

#include <array>

namespace zumik::dashboard {

namespace {

namespace t = frame::transform;
using Match = t::ValueFilter::Match;

/// {names, pattern, variable}; before Grafana 6.7, the pattern alone.
t::NameFilter readNames(const StepOptions &options, std::string_view key)
{
    const QJsonValue json = options.json(key);
    if (json.isString()) {
        return {{}, textOf(json), {}};
    }
    const bool byVariable = options.flag("byVariable");
    return {options.names(member(json, "names")), textOf(json, "pattern"),
        byVariable ? textOf(json, "variable") : std::string()};
}

t::FilterFieldsByName readByName(const StepOptions &options)
{
    options.knows({"include", "exclude", "byVariable"});
    return {readNames(options, "include"), readNames(options, "exclude")};
}

t::FilterByRefId readByRefId(const StepOptions &options)
{
    options.knows({"include", "exclude"});
    return {options.text("include"), options.text("exclude")};
}

constexpr std::array<std::pair<std::string_view, Match>, 14> matches{
    {{"greater", Match::Greater}, {"greaterOrEqual", Match::GreaterOrEqual}, {"lower", Match::Lower},
        {"lowerOrEqual", Match::LowerOrEqual}, {"equal", Match::Equal}, {"notEqual", Match::NotEqual},
        {"contains", Match::Substring}, {"substring", Match::Substring}, {"notContains", Match::NotSubstring},
        {"notSubstring", Match::NotSubstring}, {"regex", Match::Regex}, {"isNull", Match::IsNull},
        {"isNotNull", Match::IsNotNull}, {"between", Match::Between}}};

std::optional<Match> matchOf(std::string_view id)
{
    for (const auto &[known, match] : matches) {
        if (known == id || (match == Match::Between && id == "range")) {
            return match;
        }
    }
    return std::nullopt;
}

void readValueFilter(const QJsonValue &json, const StepOptions &options, t::FilterByValue &into)
{
    const QJsonValue config = member(json, "config");
    const QJsonValue operands = member(config, "options");
    const std::string id = textOf(config, "id");
    if (const auto match = matchOf(id)) {
        const bool between = *match == Match::Between;
        into.filters.push_back({textOf(json, "fieldName"), *match,
            textOf(operands, between ? "from" : "value"), textOf(operands, "to")});
    } else {
        options.note("filter " + id);
    }
}

t::FilterByValue readByValue(const StepOptions &options)
{
    options.knows({"filters", "type", "match"});
    t::FilterByValue step;
    const QJsonArray filters = options.json("filters").toArray();
    for (const QJsonValue filter : filters) {
        readValueFilter(filter, options, step);
    }
    step.exclude = options.choice("type", false, {{"include", false}, {"exclude", true}});
    step.all = options.choice("match", false, {{"any", false}, {"all", true}});
    return step;
}

t::Limit readLimit(const StepOptions &options)
{
    options.knows({"limitField"});
    const std::string rows = options.text("limitField");
    return {rows.empty() ? t::Limit().rows : rows};
}

/// Grafana sorts by the first entry alone.
t::SortBy readSortBy(const StepOptions &options)
{
    options.knows({"sort", "fields"});
    const QJsonArray sorts = options.json("sort").toArray();
    const QJsonValue first = sorts.isEmpty() ? QJsonValue() : sorts.first();
    return {textOf(first, "field"), flagOf(first, "desc")};
}

} // namespace

StepResult readFilterStep(const StepOptions &options)
{
    const std::string &id = options.id();
    if (id == "filterFieldsByName") {
        return readByName(options);
    }
    if (id == "filterByRefId") {
        return readByRefId(options);
    }
    if (id == "filterByValue") {
        return readByValue(options);
    }
    if (id == "limit") {
        return readLimit(options);
    }
    return id == "sortBy" ? StepResult(readSortBy(options)) : std::nullopt;
}

} // namespace zumik::dashboard
