// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

std::vector<Frame> servers()
{
    return {table("A",
        {times({1, 2, 3}), texts("host", {"a", "b", "a"}), texts("zone", {"x", "y", "z"}),
            numbers("cpu", {1, 2, 3})})};
}

} // namespace

TEST(GroupBy, ReducesWhatIsAlike)
{
    GroupBy step;
    step.by = {"host"};
    step.aggregations = {{"cpu", {"mean", "max"}}, {"zone", {"last", "count"}}, {"Time", {"first"}}};
    EXPECT_EQ(made(step, servers()),
        "A| host=a,b| Time (first)=1,2| zone (last)=z,y| zone (count)=2,1| cpu (mean)=2,2| cpu (max)=3,2");
}

TEST(GroupBy, GroupsByAllFieldsTogether)
{
    GroupBy step;
    step.by = {"host", "zone"};
    EXPECT_EQ(made(step, servers()), "A| host=a,b,a| zone=x,y,z");
}

TEST(GroupBy, DropsTablesWithoutTheField)
{
    GroupBy step;
    EXPECT_EQ(made(step, servers()), show(servers())) << "nothing is grouped by";
    step.by = {"missing"};
    EXPECT_EQ(made(step, servers()), "");
}

TEST(GroupBy, KeepsTextsAndNumbersApart)
{
    GroupBy step;
    step.by = {"a", "b"};
    const Frame frame = table("A", {texts("a", {"1,", "1"}), texts("b", {"2", ",2"})});
    EXPECT_EQ(made(step, {frame}), "A| a=1,,1| b=2,,2");
}

TEST(Matrix, CrossesTwoFields)
{
    const Frame frame = table("A",
        {texts("host", {"a", "b", "a", "a"}), texts("zone", {"x", "y", "y", "x"}),
            numbers("cpu", {1, 2, 3, 4})});
    EXPECT_EQ(made(GroupingToMatrix{"zone", "host", "cpu", {}}, {frame}), "| host\\zone=a,b| x=4,_| y=3,2");
    using Empty = GroupingToMatrix::Empty;
    EXPECT_EQ(made(GroupingToMatrix{"zone", "host", "cpu", Empty::Zero}, {frame}),
        "| host\\zone=a,b| x=4,0| y=3,2");
    EXPECT_EQ(made(GroupingToMatrix{"zone", "host", "mem", {}}, {frame}), show({frame}));
    EXPECT_EQ(made(GroupingToMatrix{"zone", "host", "cpu", {}}, {frame, frame}), show({frame, frame}));
}

TEST(Reduce, MakesARowOfEverySeries)
{
    const Frame frame =
        series("A", {numbers("one", {1, 2}, {{"job", "a"}}), numbers("two", {5, hole}, {{"zone", "z"}})});
    Reduce step;
    step.reducers = {"max", "lastNotNull", "nonsense"};
    EXPECT_EQ(made(step, {frame}), "A| Field=one,two| Max=2,5| Last *=2,5");
    step.labelsToFields = true;
    step.reducers = {"count"};
    EXPECT_EQ(made(step, {frame}), "A| Field=Value,Value| job=a,| zone=,z| Count=2,1");
}

TEST(Reduce, ReducesTextsToo)
{
    Reduce step;
    step.reducers = {"last", "allIsNull"};
    EXPECT_EQ(made(step, servers()), "A| Field=host,zone,cpu| Last=a,z,3| All nulls=false,false,false");
}

TEST(Reduce, KeepsTheFieldsWhenToldTo)
{
    Reduce step;
    step.mode = Reduce::Mode::ReduceFields;
    step.reducers = {"max"};
    const Frame frame = table("A", {times({1, 9}), numbers("cpu", {1, 2}), texts("t", {"u", "v"})});
    EXPECT_EQ(made(step, {frame}), "A| cpu=2| t=");
    step.includeTimeField = true;
    EXPECT_EQ(made(step, {frame}), "A| Time=9| cpu=2| t=");
    step.includeTimeField = false;
    step.reducers = {"min", "max"};
    EXPECT_EQ(made(step, {table("A", {numbers("cpu", {1, 2})})}),
        "A| cpu Min{reducer=Min}=1| cpu Max{reducer=Max}=2");
    step.reducers = {};
    EXPECT_EQ(made(step, {frame}), show({frame}));
}

TEST(Histogram, CountsValuesInBuckets)
{
    const Frame frame = table("A", {numbers("a", {1, 2, 11, hole}), numbers("b", {1, 25})});
    Histogram step;
    step.bucketSize = 10;
    EXPECT_EQ(made(step, {frame}), "| xMin=0,10,20| xMax=10,20,30| a=2,1,0| b=1,0,1");
    step.combine = true;
    step.bucketOffset = 5;
    EXPECT_EQ(made(step, {frame}), "| xMin=-5,5,25| xMax=5,15,35| count=3,1,1");
    step = {};
    step.bucketCount = 10;
    EXPECT_EQ(made(step, {frame}), "| xMin=0,10,25| xMax=2.5,12.5,27.5| a=2,1,0| b=1,0,1");
}

} // namespace zumik::frame::transform
