// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "tests/promqltest/diff/random.h"
#include "tests/stack/servers/remotewrite.h"

#include <string>
#include <vector>

namespace zumik::promqltest {

/// Samples with everything that real ones have: jitter, gaps, resets, stale markers, NaN, infinities,
/// negative values, classic histograms whole and broken. Metrics and their labels:
///
///   g g2 i sparse late odd   {job, inst}        gauges; i is of small whole numbers
///   c_total                  {job, inst, code}  counters
///   info                     {inst, version}    always 1
///   h_bucket broken_bucket   {job, le}
///   w:x                      {inst, path}       paths of all kinds of characters, large values
struct TestData {
    /// Where queries are asked; samples begin before and end behind.
    static constexpr base::TimeRange extent{{1'700'002'800'000}, {1'700'010'000'000}};

    /// What a Prometheus scraped, or might have: one block.
    std::vector<tests::WrittenSeries> written;
    /// The same series between, before and after: blocks that overlap it.
    std::vector<tests::WrittenSeries> imported;

    /// Series that are deleted in a part of the time: tombstones.
    struct Deletion {
        std::string selector;
        base::TimeRange range;
    };

    std::vector<Deletion> deletions;
};

/// `scale` times three instances of each job.
TestData makeTestData(std::uint64_t seed, int scale = 1);

/// As text for promtool. No stale markers: the format has none.
std::string openMetricsText(const std::vector<tests::WrittenSeries> &all);

} // namespace zumik::promqltest
