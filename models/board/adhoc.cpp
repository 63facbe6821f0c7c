// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/adhoc.h"

#include "models/promql/inject.h"
#include "models/promql/parser.h"
#include "models/promql/printer.h"

#include <algorithm>

namespace zumik::board {

namespace {

using dashboard::AdHocFilter;
using series::Matcher;

base::Result<Matcher> matcherOf(const AdHocFilter &filter)
{
    const Matcher::Op op = filter.operation == "!=" ? Matcher::Op::NotEqual
        : filter.operation == "=~"                  ? Matcher::Op::Regex
        : filter.operation == "!~"                  ? Matcher::Op::NotRegex
                                                    : Matcher::Op::Equal;
    return Matcher::make(op, filter.key, filter.value);
}

base::Result<promql::ExpressionPtr> parsed(const std::string &expression)
{
    auto today = promql::parse(expression, promql::Semantics::v3());
    if (today) {
        return today;
    }
    auto old = promql::parse(expression, promql::Semantics::v2());
    return old ? std::move(old) : std::move(today);
}

} // namespace

std::vector<AdHocFilter> filtersOf(const std::vector<dashboard::Variable> &variables)
{
    std::vector<AdHocFilter> filters;
    for (const dashboard::Variable &variable : variables) {
        for (const AdHocFilter &filter : variable.filters) {
            const bool whole = !filter.key.empty() && !filter.value.empty();
            if (whole && std::find(filters.begin(), filters.end(), filter) == filters.end()) {
                filters.push_back(filter);
            }
        }
    }
    return filters;
}

base::Result<std::string> withFilters(const std::string &expression, const std::vector<AdHocFilter> &filters)
{
    if (filters.empty()) {
        return expression;
    }
    auto tree = parsed(expression);
    if (!tree) {
        return tree.error();
    }
    for (const AdHocFilter &filter : filters) {
        const auto matcher = matcherOf(filter);
        if (!matcher) {
            return matcher.error();
        }
        *tree = promql::withMatcher(**tree, *matcher);
    }
    return promql::toString(**tree);
}

base::Result<std::string> selectorOf(const std::vector<AdHocFilter> &filters)
{
    std::string selector;
    for (const AdHocFilter &filter : filters) {
        const auto matcher = matcherOf(filter);
        if (!matcher) {
            return matcher.error();
        }
        selector += (selector.empty() ? "" : ",") + matcher->toString();
    }
    return selector.empty() ? selector : "{" + selector + "}";
}

} // namespace zumik::board
