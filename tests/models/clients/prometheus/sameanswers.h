// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/metricsource.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

namespace zumik::clients::prometheus {

/// Where two answers to one question differ, in words; empty where they don't. Sums may be added up in
/// another order, and series come in any. Only instants until `until` count.
inline std::string difference(const series::Matrix &joined, const series::Matrix &whole, base::Time until)
{
    std::map<std::string, const series::Column *> ours;
    for (const series::Series &each : joined.series) {
        ours.emplace(each.labels.toString(), &each.values);
    }
    if (!(joined.grid == whole.grid) || ours.size() != whole.series.size()) {
        return "another grid, or other series";
    }
    for (const series::Series &each : whole.series) {
        const auto found = ours.find(each.labels.toString());
        if (found == ours.end()) {
            return each.labels.toString() + " is missing";
        }
        for (std::size_t i = 0; i < whole.grid.count && whole.grid.at(i) <= until; ++i) {
            const double a = (*found->second)[i];
            const double b = each.values[i];
            const bool bothNumbers = !std::isnan(a) && !std::isnan(b);
            const bool same = base::isAbsent(a) == base::isAbsent(b) && std::isnan(a) == std::isnan(b)
                && (!bothNumbers || std::abs(a - b) <= 1e-9 * std::abs(b));
            if (!same) {
                return each.labels.toString() + ", instant " + std::to_string(i) + " of "
                    + std::to_string(whole.grid.count) + ": " + std::to_string(a) + " for "
                    + std::to_string(b);
            }
        }
    }
    return {};
}

inline series::Matrix answerTo(source::MetricSource &source, const source::RangeQuery &query)
{
    const auto answer =
        tests::ask<series::Matrix>([&](base::StopToken stop, async::Receiver receiver, auto then) {
            source.range(query, std::move(stop), std::move(receiver), std::move(then));
        });
    EXPECT_TRUE(answer.ok()) << describe(answer.error());
    return answer ? *answer : series::Matrix{};
}

} // namespace zumik::clients::prometheus
