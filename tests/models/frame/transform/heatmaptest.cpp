// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

using Mode = BucketRule::Mode;

Heatmap sized(double ms, double size)
{
    return {{Mode::Size, ms, {}}, {Mode::Size, size, {}}, false};
}

std::vector<Frame> samples()
{
    return {table(
        "A", {times({0, 1000, 2000, 2500}), numbers("v", {1, 4, 11, 12}), numbers("w", {1, 1, hole, 9})})};
}

} // namespace

TEST(Heatmap, CountsValuesOfAllFieldsBySizes)
{
    EXPECT_EQ(made(sized(2000, 5), samples()),
        "| xMin=0,0,0,2000,2000,2000| yMin=0,5,10,0,5,10| Count=4,0,0,0,1,2");
}

TEST(Heatmap, TakesRoundSizesForANumberOfBuckets)
{
    EXPECT_EQ(made(Heatmap{{Mode::Count, 2, {}}, {Mode::Count, 2, {}}, false}, samples()),
        "| xMin=0,0,2000,2000| yMin=0,10,0,10| Count=4,0,1,2")
        << "not above the extent: 2.5 s, and 11";
    const std::string usual = made(Heatmap{}, samples());
    EXPECT_TRUE(usual.starts_with("| xMin=0,0,0,0,0,0,0,0,0,0,0,0,100,")) << usual;
}

TEST(Heatmap, PartsPowersOnALogarithmicScale)
{
    const Heatmap powers{{Mode::Size, 10'000, {}}, {Mode::Size, 1, 10}, false};
    const Frame frame = table("A", {times({1, 2, 3, 4, 5}), numbers("v", {2, 20, 30, 5000, -1})});
    EXPECT_EQ(made(powers, {frame}), "| xMin=0,0,0,0| yMin=1,10,100,1000| Count=1,2,0,1")
        << "-1 has no place";
}

TEST(Heatmap, KeepsWhatWasCountedWhereAsked)
{
    Heatmap step = sized(2000, 5);
    step.keep = true;
    EXPECT_EQ(made(step, samples()),
        "| xMin=0,0,0,2000,2000,2000| v yMin=0,5,10,0,5,10| v Count=4,0,0,0,1,2\n" + show(samples()));
}

TEST(Heatmap, IsRefusedWhereThereIsNothingToCount)
{
    for (const Frame &frame : {table("A", {numbers("v", {1})}), table("A", {times({1}), texts("t", {"a"})}),
             table("A", {times({1}), numbers("v", {hole})})}) {
        const auto transformed = apply({{Heatmap{}, {}}}, {frame}, Shape::AsTables);
        ASSERT_EQ(transformed.refusals.size(), 1U);
        EXPECT_EQ(transformed.refusals[0], (Refusal{0, "heatmap", Refusal::Why::Unusable}));
        EXPECT_EQ(show(transformed.frames), show({frame}));
    }
}

TEST(Heatmap, MakesBucketsWiderRatherThanTooMany)
{
    Environment environment;
    environment.mostCells = 3000;
    const auto transformed = apply({{sized(1, 1e-9), {}}}, samples(), Shape::AsTables, environment);
    ASSERT_EQ(transformed.frames.size(), 1U);
    EXPECT_LE(transformed.frames[0].fields[2].numbers()->size(), 1000U);
}

} // namespace zumik::frame::transform
