// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/importreport.h"

#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ImportReport, PutsTheSameThingOfManyPlacesTogether)
{
    const auto report = importReport(
        {{"panel 1", "unit", "frobs"}, {"panel 2", "unit", "frobs"}, {"panel 2", "unit", "blobs"}});
    ASSERT_EQ(report.size(), 2U);
    EXPECT_EQ(report[0].detail, "frobs");
    EXPECT_THAT(report[0].where, ElementsAre("panel 1", "panel 2"));
    EXPECT_EQ(report[0].effect, ImportEffect::Approximated);
    EXPECT_THAT(importReport({}), IsEmpty());
}

TEST(ImportReport, BeginsWithTheGravest)
{
    const auto report = importReport({{"panel 1", "option", "x"}, {"panel 2", "transformation", "t"},
        {"panel 3", "panel type", "news"}, {"dashboard", "panels", "too many"}});
    ASSERT_EQ(report.size(), 4U);
    EXPECT_EQ(report[0].effect, ImportEffect::LeftOut);
    EXPECT_EQ(report[1].effect, ImportEffect::PanelNotDrawn);
    EXPECT_EQ(report[2].effect, ImportEffect::NotApplied);
    EXPECT_EQ(report[3].effect, ImportEffect::OptionIgnored);
}

} // namespace zumik::dashboard
