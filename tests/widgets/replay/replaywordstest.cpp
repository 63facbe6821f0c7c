// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/replaywords.h"

#include "widgets/common/zoneclock.h"
#include "widgets/replay/tracklanes.h"

#include <gtest/gtest.h>

#include <QTimeZone>

namespace zumik::widgets::replay {

using namespace std::chrono_literals;
using common::Status;
using source::AlertState;
using zumik::replay::AlertSpan;
using zumik::replay::Notes;
using zumik::replay::RecordedTimeline;

namespace {

const base::Time start = *base::parseTime("2025-11-19T21:12:45Z", {});

AlertSpan span(const char *name, AlertState state, base::Time from, base::Time to, const char *severity = "")
{
    return {series::Labels{{"alertname", name}, {"node", "n1"}, {"severity", severity}}, state, {from, to},
        false};
}

} // namespace

TEST(ReplayWords, tellLengthsToTheSecondBelowAnHour)
{
    EXPECT_EQ(lengthText(40s), QStringLiteral("40 s"));
    EXPECT_EQ(lengthText(4min), QStringLiteral("4 m 0 s"));
    EXPECT_EQ(lengthText(21min + 15s), QStringLiteral("21 m 15 s"));
    EXPECT_EQ(lengthText(2h + 5min), QStringLiteral("2 h 5 m"));
    EXPECT_EQ(lengthText(-5s), QStringLiteral("0 s"));
}

TEST(ReplayWords, countWhatFiresAtThatTime)
{
    RecordedTimeline timeline;
    EXPECT_EQ(momentWords(nullptr, start).alerts, QStringLiteral("looking for alerts"));
    EXPECT_EQ(momentWords(&timeline, start).alerts, QStringLiteral("no alerts recorded"));
    EXPECT_EQ(momentWords(&timeline, start).status, Status::Unknown);
    timeline.knowsAlerts = true;
    EXPECT_EQ(momentWords(&timeline, start).status, Status::Ok);
    timeline.alerts = {span("A", AlertState::Pending, start, start + 1min),
        span("A", AlertState::Firing, start + 1min, start + 5min),
        span("B", AlertState::Firing, start + 2min, start + 5min)};
    EXPECT_EQ(momentWords(&timeline, start).alerts, QStringLiteral("1 pending at this time"));
    EXPECT_EQ(momentWords(&timeline, start + 3min).alerts, QStringLiteral("2 firing at this time"));
    EXPECT_EQ(momentWords(&timeline, start + 3min).status, Status::Critical);
    EXPECT_EQ(momentWords(&timeline, start + 5min).alerts, QStringLiteral("none firing at this time"));
}

TEST(ReplayWords, sayWhereTheNearestMarkIs)
{
    Notes notes;
    EXPECT_EQ(markWords(notes, start), QString());
    addMark(notes, {start + 1min, {}});
    addMark(notes, {start + 5min, {}});
    EXPECT_EQ(markWords(notes, start), QStringLiteral("mark 1 is in 1 m 0 s"));
    EXPECT_EQ(markWords(notes, start + 1min), QStringLiteral("at mark 1"));
    EXPECT_EQ(markWords(notes, start + 9min), QStringLiteral("mark 2 was 4 m 0 s ago"));
}

TEST(ReplayWords, sayHowFarTheEndIs)
{
    EXPECT_EQ(endWords({start, start + 30min}, start + 8min + 45s), QStringLiteral("21 m 15 s to the end"));
    EXPECT_EQ(endWords({start, start + 30min}, start + 30min), QStringLiteral("at the end"));
}

TEST(ReplayWords, tellWhatIsUnderThePointer)
{
    const common::ZoneClock clock(QTimeZone::utc());
    RecordedTimeline timeline;
    timeline.knowsAlerts = true;
    timeline.gaps = {{start + 10min, start + 20min}};
    for (int i = 0; i < 9; ++i) {
        timeline.alerts.push_back(
            span(("A" + std::to_string(i)).c_str(), AlertState::Firing, start, start + 1min));
    }
    Notes notes;
    addMark(notes, {start + 15min, "the\nswitch"});
    const QString crowded = trackTip(&timeline, notes, start, 1s, clock);
    EXPECT_TRUE(crowded.contains(QStringLiteral("firing: A0 node n1"))) << crowded.toStdString();
    EXPECT_TRUE(crowded.endsWith(QStringLiteral("and 3 more"))) << crowded.toStdString();
    const QString gap = trackTip(&timeline, notes, start + 15min, 1s, clock);
    EXPECT_TRUE(gap.contains(QStringLiteral("mark 1: the"))) << gap.toStdString();
    EXPECT_TRUE(gap.endsWith(QStringLiteral("nothing was scraped"))) << gap.toStdString();
    EXPECT_TRUE(gap.contains(QStringLiteral("UTC")));
}

TEST(ReplayWords, colorByTheSeverity)
{
    EXPECT_EQ(statusOf(span("A", AlertState::Firing, start, start, "warning")), Status::Warn);
    EXPECT_EQ(statusOf(span("A", AlertState::Firing, start, start, "info")), Status::Info);
    EXPECT_EQ(statusOf(span("A", AlertState::Firing, start, start, "page")), Status::Critical);
    EXPECT_EQ(statusOf(span("A", AlertState::Pending, start, start, "page")), Status::Pending);
}

TEST(TrackLanes, keepAnAlertInItsLaneAndOthersOutOfIt)
{
    const std::vector<AlertSpan> spans{span("A", AlertState::Pending, start, start + 1min),
        span("B", AlertState::Firing, start + 30s, start + 9min),
        span("A", AlertState::Firing, start + 1min, start + 5min),
        span("C", AlertState::Firing, start + 2min, start + 3min),
        span("D", AlertState::Firing, start + 2min, start + 3min),
        span("E", AlertState::Firing, start + 6min, start + 7min)};
    EXPECT_EQ(lanesOf(spans, 3), (std::vector<int>{0, 1, 0, 2, 2, 0}));
    EXPECT_EQ(lanesOf(spans, 0), std::vector<int>(6, 0));
}

} // namespace zumik::widgets::replay
