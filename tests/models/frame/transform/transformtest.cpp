// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for all transformations: their order, their filter, and what becomes of grids.
#include "tests/models/frame/transform/frames.h"

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

Organize renaming(const char *from, const char *to)
{
    Organize step;
    step.rename = {{from, to}};
    return step;
}

} // namespace

TEST(Transformations, ActOnWhatTheOneBeforeHasMade)
{
    const std::vector<Frame> frames{table("A", {numbers("a", {3, 1, 2})})};
    EXPECT_EQ(made({{renaming("a", "b"), {}}, {SortBy{"b", true}, {}}, {Limit{"1"}, {}}}, frames), "A| b=3");
    EXPECT_EQ(made({{Limit{"1"}, {}}, {SortBy{"b", true}, {}}, {renaming("a", "b"), {}}}, frames), "A| b=3");
    EXPECT_EQ(made({{Limit{"2"}, {}}, {SortBy{"a", false}, {}}}, frames), "A| a=1,3");
}

TEST(Transformations, LeaveOtherQueriesAloneWhereTheyAreFiltered)
{
    const std::vector<Frame> frames{
        table("A", {numbers("n", {1})}), table("B", {numbers("n", {2})}), table("C", {numbers("n", {3})})};
    EXPECT_EQ(made({{renaming("n", "m"), "B"}}, frames), "A| n=1\nB| m=2\nC| n=3");
    Concatenate together;
    EXPECT_EQ(made({{together, "A|C"}}, frames), "| n 1=1| n 2=3\nB| n=2");
    EXPECT_EQ(made({{FilterByRefId{"none", ""}, "/[AB]/"}}, frames), "C| n=3");
    EXPECT_EQ(made({{together, "none"}}, frames), show(frames));
}

TEST(Transformations, GoBackToTheGridThatSeriesCameFrom)
{
    const Frame frame = series("A", {numbers("one", {hole, 2, hole, 4}), numbers("two", {1, 2, 3, 4})});
    EXPECT_EQ(made(Limit{"100"}, {frame}, Shape::AsPlot), show({frame}));
    EXPECT_EQ(made(Limit{"100"}, {frame}, Shape::AsTables), show({frame}));
    EXPECT_EQ(made(Limit{"2"}, {frame}, Shape::AsValues), "A@1000+1000x4| one=_,2,_,4| two=1,2,_,_");
}

TEST(Transformations, FindAGridForOtherTimes)
{
    const Frame frame = table("A", {times({70, 10, 40, 40, INT64_MIN}), numbers("n", {7, 1, 3, 4, 5})});
    EXPECT_EQ(made(Limit{"100"}, {frame}, Shape::AsPlot), "A@10+30x3| n=1,4,7");
    const Frame sparse = table("A", {times({0, 1, 9'000'000}), numbers("n", {1, 2, 3})});
    EXPECT_EQ(made(Limit{"100"}, {sparse}, Shape::AsPlot), show({sparse})) << "too many steps";
}

TEST(Transformations, KeepTablesWithTextsWhereValuesAreShown)
{
    const Frame frame = table("A", {times({10, 20}), texts("t", {"x", "y"}), numbers("n", {1, 2})});
    EXPECT_EQ(made(Limit{"9"}, {frame}, Shape::AsValues), show({frame}));
    EXPECT_EQ(made(Limit{"9"}, {frame}, Shape::AsPlot), "A@10+10x2| n=1,2");
}

TEST(Transformations, ShareTheColumnsThatTheyDoNotChange)
{
    const Frame frame = series("A", {numbers("one", {1, 2})});
    const auto transformed = apply({{renaming("one", "two"), {}}}, {frame}, Shape::AsPlot);
    EXPECT_EQ(transformed.frames[0].fields[0].numbers()->values().data(),
        frame.fields[0].numbers()->values().data());
}

TEST(Transformations, HaveGrafanasIds)
{
    EXPECT_EQ(idOf(Organize{}), "organize");
    EXPECT_EQ(idOf(JoinByField{}), "joinByField");
    EXPECT_EQ(idOf(CalculateField{}), "calculateField");
    EXPECT_EQ(idOf(TimeSeriesTable{}), "timeSeriesTable");
    EXPECT_EQ(idOf(Histogram{}), "histogram");
}

} // namespace zumik::frame::transform
