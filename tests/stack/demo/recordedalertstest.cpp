// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo's night holds of alerts: as Prometheus writes them of a rule.
#include "tests/stack/demo/recordedalerts.h"
#include "models/base/number.h"
#include "models/tsdb/head.h"
#include "tests/stack/demo/guide.h"

#include <gtest/gtest.h>

namespace zumik::demo {

namespace {

constexpr std::int64_t second = 1000;

/// Of "load > 5", where these are its values, 30 s apart, from 0 s on.
RecordedSeries recorded(const std::vector<double> &values, base::Duration holdFor)
{
    tsdb::Head store;
    for (std::size_t i = 0; i < values.size(); ++i) {
        store.append(series::Labels{{"__name__", "load"}, {"node", "a"}},
            base::Time{static_cast<std::int64_t>(i) * 30 * second}, values[i]);
    }
    source::Rule rule;
    rule.name = "Loaded";
    rule.query = "load > 5";
    rule.holdFor = holdFor;
    rule.labels = {{"severity", "info"}};
    const series::Grid grid{base::Time{0}, std::chrono::seconds(30), values.size()};
    auto all = recordedAlerts(promql::exec::Engine(), store, rule, grid);
    EXPECT_TRUE(all.ok());
    return all ? std::move(*all) : RecordedSeries{};
}

/// "0=1 30=1 60=stale": seconds and values.
std::string samplesOf(const RecordedSeries &all, const series::Labels &labels)
{
    const auto found = all.find(labels);
    if (found == all.end()) {
        return "none";
    }
    std::string text;
    for (std::size_t i = 0; i < found->second.times.size(); ++i) {
        const double value = found->second.values[i];
        text += (i == 0 ? "" : " ") + std::to_string(found->second.times[i] / second) + '='
            + (base::isAbsent(value) ? "stale" : base::formatDouble(value));
    }
    return text;
}

series::Labels alerts(const char *state)
{
    return {{"__name__", "ALERTS"}, {"alertname", "Loaded"}, {"alertstate", state}, {"node", "a"},
        {"severity", "info"}};
}

} // namespace

TEST(RecordedAlerts, goFromPendingToFiringAndEndWithAStaleMarker)
{
    const RecordedSeries all = recorded({1, 9, 9, 9, 1, 1}, std::chrono::seconds(60));
    EXPECT_EQ(samplesOf(all, alerts("pending")), "30=1 60=1 90=stale");
    EXPECT_EQ(samplesOf(all, alerts("firing")), "90=1 120=stale");
    EXPECT_EQ(
        samplesOf(all,
            {{"__name__", "ALERTS_FOR_STATE"}, {"alertname", "Loaded"}, {"node", "a"}, {"severity", "info"}}),
        "30=30 60=30 90=30 120=stale");
}

TEST(RecordedAlerts, withoutAHoldFireAtOnceAndBeginAnew)
{
    const RecordedSeries all = recorded({9, 1, 9}, base::Duration{0});
    EXPECT_EQ(samplesOf(all, alerts("firing")), "0=1 30=stale 60=1");
    EXPECT_EQ(samplesOf(all, alerts("pending")), "none");
}

TEST(Guide, marksLieInTheNightInTheirOrder)
{
    base::Time last = night().start;
    for (const replay::Mark &mark : guide().marks) {
        EXPECT_LT(last, mark.time) << mark.text;
        EXPECT_LT(mark.time, night().end) << mark.text;
        last = mark.time;
    }
}

} // namespace zumik::demo
