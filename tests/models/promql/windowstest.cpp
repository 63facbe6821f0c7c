// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/windows.h"
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>

namespace zumik::promql {

using namespace std::chrono_literals;

static const base::TimeRange query{{1'000'000}, {4'600'000}}; // an hour

/// "METRIC OLDEST NEWEST; " for each, before the anchor.
static std::string windows(std::string_view text)
{
    const auto parsed = parse(text, Semantics::v3());
    const auto found = selectorWindows(**parsed, 5min, 30s, query);
    if (!found) {
        return found.error().message;
    }
    std::string all;
    for (const SelectorWindow &window : *found) {
        all += std::string(metricOf(*window.selector)) + " " + base::formatDuration(window.oldest) + " "
            + base::formatDuration(window.newest) + "; ";
    }
    return all;
}

TEST(SelectorWindows, reachBackByWindowOffsetAndLookback)
{
    EXPECT_EQ(windows("a"), "a 5m 0s; ");
    EXPECT_EQ(windows("a offset 1h"), "a 1h5m 1h; ");
    EXPECT_EQ(windows("a offset -1h"), "a -55m -1h; ");
    EXPECT_EQ(windows("rate(a[10m])"), "a 10m 0s; ");
    EXPECT_EQ(windows("rate(a[10m] offset 1h)"), "a 1h10m 1h; ");
    EXPECT_EQ(windows("rate(a[step() * 2])"), "a 1m 0s; ");
    EXPECT_EQ(windows("rate(a[range()])"), "a 1h 0s; ");
    EXPECT_EQ(
        windows("rate(a[1h / (step() - 30)])"), "the duration is out of range, expected less than 292 years");
}

TEST(SelectorWindows, takeInTheSubqueriesAround)
{
    EXPECT_EQ(windows("max_over_time(rate(a[5m])[1h:1m])"), "a 1h5m 0s; ");
    EXPECT_EQ(windows("max_over_time(rate(a[5m] offset 1m)[1h:1m] offset 1d)"), "a 1d1h6m 1d1m; ");
    EXPECT_EQ(windows("max_over_time(max_over_time(a[1h:])[2h:])"), "a 3h5m 0s; ");
    EXPECT_EQ(windows("max_over_time(a[1h:]) + b"), "a 1h5m 0s; b 5m 0s; ");
}

TEST(SelectorWindows, comeInTheOrderOfTheText)
{
    EXPECT_EQ(windows("sum(a) / on(x) (b + topk(scalar(c), d offset 1m)) > e"),
        "a 5m 0s; b 5m 0s; c 5m 0s; d 6m 1m; e 5m 0s; ");
}

TEST(SelectorWindows, areFixedByATime)
{
    const auto parsed = parse("a[5m] @ 100 offset 1m", Semantics::v3());
    const auto found = selectorWindows(**parsed, 5min, 30s, query).value();
    EXPECT_EQ(found[0].anchor, TimeShift::At::Time);
    EXPECT_EQ(found[0].window, 5min);
    EXPECT_EQ(found[0].read(query), (base::TimeRange{{100'000 - 360'000}, {100'000 - 60'000}}));
}

TEST(SelectorWindows, coverAWholeQuery)
{
    const auto read = [](std::string_view text) {
        const auto parsed = parse(text);
        return selectorWindows(**parsed, 5min, 30s, query).value()[0].read(query);
    };
    EXPECT_EQ(read("a offset 1m"), (base::TimeRange{{1'000'000 - 360'000}, {4'600'000 - 60'000}}));
    EXPECT_EQ(read("a @ start()"), (base::TimeRange{{1'000'000 - 300'000}, {1'000'000}}));
    EXPECT_EQ(read("a @ end()"), (base::TimeRange{{4'600'000 - 300'000}, {4'600'000}}));
    EXPECT_EQ(read("max_over_time(a[1h:] @ end())"), (base::TimeRange{{4'600'000 - 3'900'000}, {4'600'000}}));
    EXPECT_EQ(read("max_over_time((a @ 100)[1h:])"), (base::TimeRange{{-200'000}, {100'000}}))
        << "the subquery around it counts for nothing";
}

TEST(SelectorWindows, knowTheMetricHoweverItIsNamed)
{
    const auto metric = [](std::string_view text) {
        const auto parsed = parse(text, Semantics::v3());
        return std::string(metricOf(*(*parsed)->as<VectorSelector>()));
    };
    EXPECT_EQ(metric("a{b=\"c\"}"), "a");
    EXPECT_EQ(metric("{b=\"c\",__name__=\"a\"}"), "a");
    EXPECT_EQ(metric("{\"a b\"}"), "a b");
    EXPECT_EQ(metric("{__name__=~\"a\"}"), "");
}

} // namespace zumik::promql
