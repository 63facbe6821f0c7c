// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"

#include <map>
#include <string>

namespace zumik::tsdb {

/// Samples of series by their labels, as plain as can be: what a store is compared with.
using History = std::map<series::Labels, series::Samples>;

/// Some series of the kinds that there are: counters, gauges with all their digits, constants, jumps, with
/// and without jitter; from `start` on, `count` samples `step` apart. The same seed gives the same.
History makeHistory(
    int seriesCount, std::int64_t start, std::size_t count, std::int64_t step, unsigned seed = 1);

/// OpenMetrics, for promtool.
std::string openMetrics(const History &history);

/// Blocks of promtool's in `directory`.
void promtoolBlocks(const History &history, const std::string &directory);

/// One such block; the history must lie in one of the two hours that promtool cuts at. Its directory.
std::string promtoolBlock(const History &history, const std::string &directory);

/// One block of ours in `directory`; its directory.
std::string writtenBlock(const History &history, const std::string &directory);

/// Everything in a store, or what matchers and range select. Fails the test on an error.
History readAll(const series::Queryable &store, const std::vector<series::Matcher> &matchers = {},
    base::TimeRange range = {{INT64_MIN}, {INT64_MAX}});

/// Fails the test with the first difference; doubles are compared by their bits.
void expectSame(const History &actual, const History &expected);

/// The same bits, for every value.
bool sameBits(const std::vector<double> &a, const std::vector<double> &b);

} // namespace zumik::tsdb
