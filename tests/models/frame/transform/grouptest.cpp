// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include <gtest/gtest.h>

#include <algorithm>

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

TEST(GroupBy, MakesListsAndCountsOfTextsAndNumbers)
{
    GroupBy step;
    step.by = {"host"};
    step.aggregations = {{"cpu", {"allValues", "countAll", "p50"}},
        {"zone", {"uniqueValues", "allValues", "firstNotNull", "countAll"}}};
    const Frame frame = table("A",
        {texts("host", {"a", "b", "a", "a"}), texts("zone", {"x\"", "y", "z", "x\""}),
            numbers("cpu", {1, 2, hole, 1.5})});
    EXPECT_EQ(made(step, {frame}),
        "A| host=a,b| zone (uniqueValues)=[\"x\\\"\", \"z\"],[\"y\"]"
        "| zone (allValues)=[\"x\\\"\", \"z\", \"x\\\"\"],[\"y\"]| zone (firstNotNull)=x\",y| zone "
        "(countAll)=3,1| cpu (allValues)=[1, null, 1.5],[2]| cpu (countAll)=3,1| cpu (p50)=1.5,2");
    Reduce rows;
    rows.reducers = {"allValues", "uniqueValues"};
    EXPECT_EQ(made(rows, {table("A", {numbers("n", {2, 2, 1})})}),
        "A| Field=n| All values=[2, 2, 1]| All unique values=[2, 1]");
}

TEST(GroupBy, KeepsListsShort)
{
    Reduce rows;
    rows.reducers = {"allValues"};
    const std::string list = made(rows, {table("A", {numbers("n", std::vector<double>(5000, 1))})});
    EXPECT_TRUE(list.ends_with(", 1, …]"));
    EXPECT_EQ(std::count(list.begin(), list.end(), '1'), 1000);
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
    EXPECT_EQ(made(step, {frame}), "| xMin=0,8,24| xMax=4,12,28| a=2,1,0| b=1,0,1");
}

TEST(Histogram, ChoosesARoundSizeNotBelowTheLeastDistance)
{
    const auto sizeFor = [](std::vector<double> values, double count) {
        Histogram step;
        step.bucketCount = count;
        const std::string text = made(step, {table("A", {numbers("a", std::move(values))})});
        return text.substr(0, text.find("| a="));
    };
    EXPECT_EQ(sizeFor({0, 1, 2, 3}, 30), "| xMin=0,1,2,3| xMax=1,2,3,4") << "whole numbers get whole buckets";
    EXPECT_EQ(sizeFor({0, 20, 40}, 10), "| xMin=0,20,40| xMax=20,40,60");
    EXPECT_EQ(sizeFor({0, 0.25, 100}, 4), "| xMin=0,80| xMax=40,120") << "above 25, so 40";
    EXPECT_EQ(sizeFor({0.1, 0.2, 0.3, 0.4}, 3), "| xMin=0,0.2,0.4| xMax=0.2,0.4,0.6");
    EXPECT_EQ(sizeFor({7, 7}, 30), "| xMin=7| xMax=8");
    EXPECT_EQ(sizeFor({3e-12, 6e-12}, 3), "| xMin=0| xMax=1e-09") << "no less than a billionth";
    EXPECT_EQ(sizeFor({-1e308, 1e308}, 3).substr(0, 7), "| xMin=");
}

} // namespace zumik::frame::transform
