// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/recordedtimeline.h"

#include "models/base/number.h"
#include "models/replay/untilstore.h"
#include "tests/promqltest/memorystore.h"

#include <gtest/gtest.h>

#include <cmath>

namespace zumik::replay {

using namespace std::chrono_literals;
using source::AlertState;

namespace {

constexpr base::Time start{1'700'000'000'000};
const base::TimeRange recorded{start, start + 2h};
constexpr base::Duration lookback = 5min;

class RecordedTimelineTest : public testing::Test {
protected:
    /// Evaluated every 30 s from `from` to before `to`; then a stale marker, if `ends`.
    void alert(const char *name, const char *state, base::Time from, base::Time to, bool ends = true)
    {
        const series::Labels labels{
            {"__name__", "ALERTS"}, {"alertname", name}, {"alertstate", state}, {"node", "n1"}};
        for (base::Time time = from; time < to; time = time + 30s) {
            store.add(labels, time, 1);
        }
        if (ends) {
            store.add(labels, to, base::absent());
        }
    }

    RecordedTimeline timeline()
    {
        auto made = timelineOf(store, recorded, lookback, {});
        EXPECT_TRUE(made) << describe(made.error());
        return std::move(*made);
    }

    std::vector<source::Alert> at(base::Time time)
    {
        auto alerts = alertsAt(store, recorded, time, lookback, {});
        EXPECT_TRUE(alerts) << describe(alerts.error());
        return alerts ? std::move(*alerts) : std::vector<source::Alert>();
    }

    promqltest::MemoryStore store;
};

} // namespace

TEST_F(RecordedTimelineTest, tellsHowLongAnAlertWasPendingAndFiring)
{
    alert("Down", "pending", start + 10min, start + 12min);
    alert("Down", "firing", start + 12min, start + 20min);
    const RecordedTimeline all = timeline();
    EXPECT_TRUE(all.knowsAlerts);
    const series::Labels labels{{"alertname", "Down"}, {"node", "n1"}};
    EXPECT_EQ(all.alerts,
        (std::vector<AlertSpan>{{labels, AlertState::Pending, {start + 10min, start + 12min}, false},
            {labels, AlertState::Firing, {start + 12min, start + 20min}, false}}));
    EXPECT_EQ(
        transitionsOf(all, recorded), (std::vector<base::Time>{start + 10min, start + 12min, start + 20min}));
}

TEST_F(RecordedTimelineTest, endsAnAlertWithoutAMarkerAsQueriesDo)
{
    alert("Gone", "firing", start, start + 10min, false); // the last sample is 30 s before
    alert("Gone", "firing", start + 30min, start + 40min);
    alert("Lasts", "firing", start + 1h, recorded.end, false);
    const RecordedTimeline all = timeline();
    ASSERT_EQ(all.alerts.size(), 3U);
    EXPECT_EQ(all.alerts[0].range, (base::TimeRange{start, start + 10min - 30s + lookback}));
    EXPECT_EQ(all.alerts[1].range, (base::TimeRange{start + 30min, start + 40min}));
    EXPECT_EQ(all.alerts[2].range.end, recorded.end);
    EXPECT_TRUE(all.alerts[2].lasts);
    EXPECT_TRUE(all.alerts[2].holdsAt(recorded.end));
    EXPECT_FALSE(all.alerts[1].holdsAt(start + 40min));
    EXPECT_TRUE(all.alerts[1].holdsAt(start + 30min));
}

TEST_F(RecordedTimelineTest, findsTheGapsInWhichNothingWasScraped)
{
    for (const char *job : {"a", "b"}) {
        for (base::Time time = start; time <= recorded.end; time = time + 15s) {
            const bool away = time > start + 20min && time < start + 25min;
            const bool onlyOneAway = time > start + 50min && time < start + 55min && job[0] == 'a';
            if (!away && !onlyOneAway) {
                store.add(series::Labels{{"__name__", "up"}, {"job", job}}, time, 1);
            }
        }
    }
    EXPECT_EQ(timeline().gaps, (std::vector<base::TimeRange>{{start + 20min, start + 25min}}));
    EXPECT_EQ(timeline().series, 2U);
    EXPECT_FALSE(timeline().knowsAlerts);
}

TEST_F(RecordedTimelineTest, knowsTheAlertsOfATimeAndSinceWhen)
{
    alert("Down", "pending", start + 10min, start + 12min);
    alert("Down", "firing", start + 12min, start + 20min);
    EXPECT_TRUE(at(start + 9min).empty());
    ASSERT_EQ(at(start + 11min).size(), 1U);
    EXPECT_EQ(at(start + 11min)[0].state, AlertState::Pending);
    const auto firing = at(start + 15min);
    ASSERT_EQ(firing.size(), 1U);
    EXPECT_EQ(firing[0].state, AlertState::Firing);
    EXPECT_EQ(firing[0].labels, (series::Labels{{"alertname", "Down"}, {"node", "n1"}}));
    EXPECT_EQ(firing[0].activeAt, start + 10min);
    EXPECT_TRUE(std::isnan(firing[0].value));
    EXPECT_TRUE(at(start + 20min).empty());
}

TEST_F(RecordedTimelineTest, believesTheServerSinceWhenAnAlertIsActive)
{
    alert("Down", "firing", start, start + 20min);
    store.add(series::Labels{{"__name__", "ALERTS_FOR_STATE"}, {"alertname", "Down"}, {"node", "n1"}},
        start + 9min, static_cast<double>((start - 3h).ms / 1000));
    EXPECT_EQ(at(start + 10min)[0].activeAt, start - 3h);
}

TEST_F(RecordedTimelineTest, countsAnAlertThatIsPendingAndFiringOnce)
{
    alert("Down", "pending", start, start + 2min, false); // no marker: it hangs over
    alert("Down", "firing", start + 2min, start + 20min);
    ASSERT_EQ(at(start + 4min).size(), 1U);
    EXPECT_EQ(at(start + 4min)[0].state, AlertState::Firing);
    EXPECT_EQ(at(start + 4min)[0].activeAt, start);
}

TEST_F(RecordedTimelineTest, doesNotTakeNotRecordedForNone)
{
    store.add(series::Labels{{"__name__", "up"}}, start, 1);
    const auto alerts = alertsAt(store, recorded, start, lookback, {});
    ASSERT_FALSE(alerts);
    EXPECT_EQ(alerts.error().code, base::ErrorCode::NotSupported);
}

TEST_F(RecordedTimelineTest, endsWhenItIsStopped)
{
    alert("Down", "firing", start, start + 20min);
    base::StopSource stop;
    stop.request_stop();
    const auto made = timelineOf(store, recorded, lookback, stop.get_token());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, base::ErrorCode::Cancelled);
}

TEST(UntilStore, hasNoSampleOfLaterTimes)
{
    promqltest::MemoryStore store;
    const series::Labels labels{{"__name__", "a"}};
    for (int i = 0; i < 10; ++i) {
        store.add(labels, start + 1min * i, i);
    }
    const UntilStore until(store, start + 4min);
    EXPECT_EQ(until.extent(), std::optional(base::TimeRange{start, start + 4min}));
    const auto set = until.select({}, {start, start + 1h}, {});
    ASSERT_TRUE(set);
    ASSERT_EQ((*set)->size(), 1U);
    series::Samples samples;
    ASSERT_TRUE((*set)->read(0, {start + 2min, start + 1h}, samples));
    EXPECT_EQ(samples.values, (std::vector<double>{2, 3, 4}));
    ASSERT_TRUE((*set)->read(0, {start + 5min, start + 1h}, samples));
    EXPECT_TRUE(samples.times.empty());
    EXPECT_EQ((*until.select({}, {start + 5min, start + 1h}, {}))->size(), 0U);
    EXPECT_EQ(UntilStore(store, start - 1ms).extent(), std::nullopt);
}

} // namespace zumik::replay
