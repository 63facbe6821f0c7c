// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/unmet.h"

#include "models/promql/parser.h"
#include "models/series/matcher.h"

#include <algorithm>

namespace zumik::board {

namespace {

using promql::Selector;

constexpr std::size_t mostSeries = 2000; ///< that each selector is tried on

/// One that doesn't parse is not to blame.
bool isMet(const Selector &selector, const std::vector<series::Labels> &series)
{
    const auto parsed = promql::parse(promql::toString(selector));
    const auto *vector = parsed ? (*parsed)->as<promql::VectorSelector>() : nullptr;
    return vector == nullptr || std::any_of(series.begin(), series.end(), [&](const series::Labels &labels) {
        return series::matchesAll(vector->matchers, labels);
    });
}

} // namespace

std::string matchersOnly(const Selector &selector)
{
    std::string text;
    for (const promql::LabelMatcher &matcher : selector.matchers) {
        if (matcher.name != "__name__") {
            text += (text.empty() ? "" : ", ") + matcher.name + matcher.op + "\"" + matcher.value + "\"";
        }
    }
    return text;
}

std::string unmetMatchers(const std::vector<Selector> &selectors, const std::vector<series::Labels> &series)
{
    const auto unmet = std::find_if(selectors.begin(), selectors.end(), [&](const Selector &selector) {
        return !matchersOnly(selector).empty() && series.size() <= mostSeries && !isMet(selector, series);
    });
    return unmet == selectors.end() ? std::string() : matchersOnly(*unmet);
}

} // namespace zumik::board
