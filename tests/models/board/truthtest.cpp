// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/truth.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::board {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

PanelData dataWith(std::vector<double> values)
{
    PanelData data;
    frame::Field field;
    field.values = series::Column(std::move(values));
    frame::Frame frame;
    frame.fields.push_back(std::move(field));
    data.frames.push_back(std::move(frame));
    return data;
}

} // namespace

TEST(QuantileBuckets, areThoseOfAQuantileThatIsDrawnAsItIs)
{
    EXPECT_THAT(quantileBuckets("histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m])))"),
        ElementsAre("a_bucket"));
    EXPECT_THAT(quantileBuckets("(histogram_quantile(0.5, rate(a_bucket[5m])) >= 0)"
                                " or histogram_quantile(0.5, rate(b_bucket[5m]))"),
        ElementsAre("a_bucket", "b_bucket"));
    EXPECT_THAT(quantileBuckets("histogram_quantile(0.5, rate(a_bucket[5m])) * 1000"), IsEmpty());
    EXPECT_THAT(quantileBuckets("sum(a_bucket)"), IsEmpty());
    EXPECT_THAT(quantileBuckets("histogram_quantile("), IsEmpty());
}

TEST(ApplyTruth, marksAQuantileInTheBucketWithoutABound)
{
    Truth truth;
    truth.topBounds[1] = {10};
    PanelData data = dataWith({0.3, 10, 2});
    EXPECT_TRUE(applyTruth(data, 1, truth));
    ASSERT_EQ(data.doubts.size(), 1U);
    EXPECT_EQ(data.doubts[0].kind, Doubt::Kind::AtLeast);
    EXPECT_EQ(data.doubts[0].bound, 10);
    PanelData below = dataWith({0.3, 9.99});
    EXPECT_FALSE(applyTruth(below, 1, truth));
    EXPECT_FALSE(applyTruth(data, 1, truth)) << "the same again is no change";
}

TEST(ApplyTruth, replacesWhatWasKnownBeforeAndLeavesWhatWasNotAsked)
{
    PanelData data = dataWith({1});
    data.doubts = {
        {.kind = Doubt::Kind::WindowUnderStep}, {.kind = Doubt::Kind::TargetDown, .detail = "a 1"}};
    Truth truth;
    truth.youngest[1] = {1000};
    EXPECT_TRUE(applyTruth(data, 1, truth));
    ASSERT_EQ(data.doubts.size(), 1U);
    EXPECT_EQ(data.doubts[0].kind, Doubt::Kind::WindowUnderStep);
    EXPECT_EQ(data.lastSample, base::Time{1000});
}

} // namespace zumik::board
