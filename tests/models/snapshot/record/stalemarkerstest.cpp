// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/stalemarkers.h"

#include "models/base/number.h"

#include <gtest/gtest.h>

namespace zumik::snapshot::record {

namespace {

using Times = std::vector<std::int64_t>;

series::Samples at(const Times &times)
{
    series::Samples samples;
    samples.times = times;
    samples.values.assign(times.size(), 1.0);
    return samples;
}

const series::Labels up{{"__name__", "up"}, {"job", "j"}, {"instance", "i"}};
const series::Labels ofTarget{{"__name__", "a"}, {"job", "j"}, {"instance", "i"}};
const series::Labels ofRule{{"__name__", "ALERTS"}, {"alertname", "x"}};

/// Where markers are put.
Times markers(const Times &scrapes, const series::Labels &labels, const Times &samples, std::int64_t until)
{
    StaleMarkers known;
    known.learn(up, at(scrapes));
    StaleMarkers::Series series(known, labels);
    series::Samples out;
    for (const std::int64_t each : samples) { // piece by piece
        series.pass(at({each}), out);
    }
    series.finish(until, out);
    Times found;
    for (std::size_t i = 0; i < out.times.size(); ++i) {
        EXPECT_TRUE(i == 0 || out.times[i - 1] < out.times[i]);
        if (base::isAbsent(out.values[i])) {
            found.push_back(out.times[i]);
        }
    }
    return found;
}

} // namespace

TEST(StaleMarkers, areNotPutIntoASeriesThatGoesOn)
{
    EXPECT_EQ(markers({10, 20, 30, 40}, ofTarget, {10, 20, 30, 40}, 45), Times{});
}

TEST(StaleMarkers, standAtTheScrapeThatASeriesMisses)
{
    EXPECT_EQ(markers({10, 20, 31, 40, 50}, ofTarget, {10, 20}, 55), Times{31});
    EXPECT_EQ(markers({10, 20, 31, 40, 50}, ofTarget, {10, 20, 50}, 55), Times{31});
}

TEST(StaleMarkers, standAnIntervalLaterWhereTheTargetWentAway)
{
    EXPECT_EQ(markers({10, 20, 30}, ofTarget, {10, 20, 30}, 100), Times{40});
    EXPECT_EQ(markers({10, 20, 30}, up, {10, 20, 30}, 100), Times{40});
    EXPECT_EQ(markers({10, 20, 30, 90, 100}, ofTarget, {10, 20, 30, 90, 100}, 105), Times{40});
}

TEST(StaleMarkers, areNotPutBehindTheEndOfWhatWasAskedFor)
{
    EXPECT_EQ(markers({10, 20, 30}, ofTarget, {10, 20, 30}, 35), Times{});
    EXPECT_EQ(markers({10, 20, 30}, ofTarget, {10, 20}, 29), Times{});
}

TEST(StaleMarkers, endASeriesOfARuleThatMissesItsOwnInterval)
{
    EXPECT_EQ(markers({}, ofRule, {10, 20, 30, 70, 80}, 85), Times{40});
}

TEST(StaleMarkers, areNotPutIntoASeriesWithTimesOfItsOwn)
{
    EXPECT_EQ(markers({10, 20, 30, 40, 50}, ofTarget, {13, 47}, 60), Times{});
}

} // namespace zumik::snapshot::record
