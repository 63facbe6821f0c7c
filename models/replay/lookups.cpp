// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/lookups.h"

#include "models/promql/parser.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace zumik::replay {

namespace {

using Matchers = std::vector<series::Matcher>;
using Texts = std::set<std::string, std::less<>>;

bool isShifted(const promql::VectorSelector &selector)
{
    return selector.shift.at != promql::TimeShift::At::None || selector.shift.offset.value.count() != 0
        || selector.shift.offset.expression != nullptr;
}

base::Result<Matchers> matchersOf(const std::string &text, const promql::Semantics &semantics)
{
    const auto parsed = promql::parse(text, semantics);
    if (!parsed) {
        return parsed.error();
    }
    const auto *selector = (*parsed)->as<promql::VectorSelector>();
    if (selector == nullptr || isShifted(*selector)) {
        return base::Error{base::ErrorCode::QueryInvalid,
            "line 1, column 1: a selector of series is wanted, without offset and @", text};
    }
    return selector->matchers;
}

/// What each selector stands for; one without conditions where there is none.
base::Result<std::vector<Matchers>> allMatchers(
    const std::vector<std::string> &selectors, const promql::Semantics &semantics)
{
    std::vector<Matchers> all;
    for (const std::string &text : selectors) {
        auto matchers = matchersOf(text, semantics);
        if (!matchers) {
            return matchers.error();
        }
        all.push_back(std::move(*matchers));
    }
    return all.empty() ? std::vector<Matchers>(1) : all;
}

/// Calls `take` with the labels of each series that is found, once for each selector that finds it.
template <typename Take>
base::Status forEachSeries(const LookUpStore &in, const std::vector<Matchers> &selections,
    base::TimeRange range, const base::StopToken &stop, Take take)
{
    for (const Matchers &matchers : selections) {
        const auto set = in.store.select(matchers, range, stop);
        if (!set) {
            return set.error();
        }
        for (std::size_t i = 0; i < (*set)->size(); ++i) {
            if (stop.stop_requested()) {
                return base::Error{base::ErrorCode::Cancelled, {}, {}};
            }
            take((*set)->labels(i));
        }
    }
    return base::Done{};
}

bool coversAll(const LookUpStore &in, const std::vector<std::string> &selectors, base::TimeRange range)
{
    return selectors.empty() && in.extent && range.start <= in.extent->start && range.end >= in.extent->end;
}

std::vector<std::string> listOf(const Texts &texts)
{
    return {texts.begin(), texts.end()};
}

} // namespace

base::Result<std::vector<series::Labels>> seriesIn(
    const LookUpStore &in, const source::SeriesQuery &query, const base::StopToken &stop)
{
    const auto selections = allMatchers(query.matchers, in.semantics);
    if (!selections) {
        return selections.error();
    }
    std::set<series::Labels> found;
    const base::Status done = forEachSeries(
        in, *selections, query.range, stop, [&](const series::Labels &labels) { found.insert(labels); });
    if (!done) {
        return done.error();
    }
    return std::vector<series::Labels>(found.begin(), found.end());
}

base::Result<std::vector<std::string>> labelNamesIn(
    const LookUpStore &in, const source::SeriesQuery &query, const base::StopToken &stop)
{
    if (coversAll(in, query.matchers, query.range)) {
        return in.store.labelNames();
    }
    const auto selections = allMatchers(query.matchers, in.semantics);
    if (!selections) {
        return selections.error();
    }
    Texts found;
    const auto take = [&](const series::Labels &labels) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            found.emplace(labels.at(i).name);
        }
    };
    const base::Status done = forEachSeries(in, *selections, query.range, stop, take);
    return done ? base::Result<std::vector<std::string>>(listOf(found)) : done.error();
}

base::Result<std::vector<std::string>> labelValuesIn(
    const LookUpStore &in, const source::LabelValuesQuery &query, const base::StopToken &stop)
{
    if (coversAll(in, query.matchers, query.range)) {
        return in.store.labelValues(query.label);
    }
    auto selections = allMatchers(query.matchers, in.semantics);
    const auto has = series::Matcher::make(series::Matcher::Op::NotEqual, query.label, {});
    if (!selections || !has) {
        return selections ? has.error() : selections.error();
    }
    for (Matchers &matchers : *selections) {
        matchers.push_back(*has);
    }
    Texts found;
    const base::Status done = forEachSeries(in, *selections, query.range, stop,
        [&](const series::Labels &labels) { found.emplace(labels.get(query.label)); });
    return done ? base::Result<std::vector<std::string>>(listOf(found)) : done.error();
}

} // namespace zumik::replay
