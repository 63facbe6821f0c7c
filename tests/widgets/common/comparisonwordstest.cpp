// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/comparisonwords.h"

#include "models/board/baseline.h"
#include "widgets/common/numbers.h"
#include "widgets/common/zoneclock.h"

#include <gtest/gtest.h>

namespace zumik::widgets::common {

using namespace std::chrono_literals;

namespace {

base::Time at(const char *text)
{
    return base::parseTime(text, {}).value();
}

std::string changed(double now, double then, const char *unit = "ms")
{
    frame::FieldConfig config;
    config.unit = unit;
    return changeText(frame::changeOf(now, then, config), config, Numbers({})).toStdString();
}

std::string sign(double now, double then)
{
    const frame::FieldConfig config;
    return changeSign(frame::changeOf(now, then, config), config, Numbers({})).toStdString();
}

/// A week back from the morning after Berlin's clocks went an hour back.
base::TimeRange afterTheChange()
{
    return {at("2025-10-27T02:00:00Z"), at("2025-10-27T08:00:00Z")};
}

} // namespace

TEST(ShiftText, LeavesNothingOut)
{
    EXPECT_EQ(shiftText(1h), QStringLiteral("1 h"));
    EXPECT_EQ(shiftText(7 * 24h), QStringLiteral("1 w"));
    EXPECT_EQ(shiftText(14 * 24h + 12h + 5s), QStringLiteral("2 w 12 h 5 s"));
}

TEST(ChangeText, HasSignAndAmount)
{
    EXPECT_EQ(changed(212, 180), "+18 %");
    EXPECT_EQ(changed(172.4, 180), "-4.2 %");
    EXPECT_EQ(changed(60, 5), "×12");
    EXPECT_EQ(changed(3, 3), "±0 %");
    EXPECT_EQ(changed(1'000'000, 1'000'001), "±0 %");
    EXPECT_EQ(changed(250, 0), "+250 ms");
    EXPECT_EQ(changed(-5, 10), "-15 ms");
    EXPECT_EQ(changed(80, 62.5, "percent"), "+18 points");
    EXPECT_EQ(changed(0.8, 0.82, "percentunit"), "-2 points");
    EXPECT_EQ(changed(0.8, 0.8002, "percentunit"), "±0 points") << "no minus before nothing";
    EXPECT_EQ(changed(std::nan(""), 10), "");
}

TEST(ChangeText, HasAnArrowForTheEyeSoThatNoColorIsNeeded)
{
    EXPECT_EQ(sign(212, 180), "↑ 18 %");
    EXPECT_EQ(sign(90, 180), "↓ 50 %");
    EXPECT_EQ(sign(60, 5), "↑ ×12");
    EXPECT_EQ(sign(3, 3), "±0 %");
}

TEST(ClockChangeText, NamesWhichHourIsWhichWhereClocksChangedInBetween)
{
    const ZoneClock berlin{QTimeZone("Europe/Berlin")};
    EXPECT_EQ(clockChangeText(afterTheChange(), 7 * 24h, berlin),
        QStringLiteral("The clock changed in between: 09:00 now is 10:00 then."));
    EXPECT_EQ(clockChangeText({at("2025-03-31T01:00:00Z"), at("2025-03-31T07:00:00Z")}, 7 * 24h, berlin),
        QStringLiteral("The clock changed in between: 09:00 now is 08:00 then."));
    EXPECT_EQ(clockChangeText(afterTheChange(), 7 * 24h, ZoneClock(QTimeZone::utc())), QString());
    EXPECT_EQ(clockChangeText(afterTheChange(), 1h, berlin), QString());
}

TEST(BaselineText, SaysWhichTimeOrWhyThereIsNone)
{
    const ZoneClock utc{QTimeZone::utc()};
    board::Baseline baseline;
    baseline.shift = 7 * 24h;
    baseline.range = {at("2025-11-13T02:41:00Z"), at("2025-11-13T03:41:00Z")};
    EXPECT_EQ(baselineText(baseline, utc), QStringLiteral("no baseline 1 w earlier: 13 Nov, 02:41 to 03:41"));
    baseline.state = board::Baseline::State::Data;
    EXPECT_EQ(baselineText(baseline, utc), QStringLiteral("1 w earlier: 13 Nov, 02:41 to 03:41"));
    baseline.shift = 365 * 24h;
    EXPECT_EQ(baselineText(baseline, utc), QStringLiteral("1 y earlier: 13 Nov 2025, 02:41 to 03:41"));
    EXPECT_EQ(baselineTrouble(baseline), QString());
    baseline.error = base::Error{base::ErrorCode::ConnectionRefused, {}, {}};
    EXPECT_TRUE(
        baselineTrouble(baseline).startsWith(QStringLiteral("What was 1 y earlier could not be read.")));
    baseline.state = board::Baseline::State::Error;
    EXPECT_EQ(
        baselineText(baseline, utc), QStringLiteral("no baseline: what was 1 y earlier could not be read"));
    baseline.error.reset();
    baseline.partial = true;
    EXPECT_EQ(baselineTrouble(baseline), QStringLiteral("What was 1 y earlier lacks some of the data."));
}

TEST(BaselineText, NamesAChangeOfTheClock)
{
    board::Baseline baseline;
    baseline.state = board::Baseline::State::Data;
    baseline.shift = 7 * 24h;
    baseline.range = {afterTheChange().start - 7 * 24h, afterTheChange().end - 7 * 24h};
    EXPECT_EQ(baselineText(baseline, ZoneClock(QTimeZone("Europe/Berlin"))),
        QStringLiteral("1 w earlier: 20 Oct, 04:00 to 10:00. The clock changed in between: 09:00 now is "
                       "10:00 then."));
}

} // namespace zumik::widgets::common
