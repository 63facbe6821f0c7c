// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

Frame twoSeries()
{
    return series("A",
        {numbers("one", {1, 2}, {{"job", "a"}, {"zone", "z"}}), numbers("two", {3, hole}, {{"job", "b"}})});
}

} // namespace

TEST(SeriesToRows, ListsAllSeriesTheLatestFirst)
{
    EXPECT_EQ(made(SeriesToRows{}, {twoSeries()}), "| Time=2000,1000,1000| Metric=one,one,two| Value=2,1,3");
    const Frame notASeries = table("B", {texts("t", {"x"})});
    EXPECT_EQ(made(SeriesToRows{}, {notASeries, notASeries}), show({notASeries, notASeries}));
}

TEST(LabelsToFields, MakesColumnsOfLabels)
{
    EXPECT_EQ(made({{LabelsToFields{}, {}}, {Merge{}, {}}}, {twoSeries()}),
        "| Time=1000,2000,1000| Value=1,2,3| job=a,a,b| zone=z,z,");
}

TEST(LabelsToFields, KeepsSomeAndNamesTheValueByOne)
{
    LabelsToFields step;
    step.keep = {"job"};
    EXPECT_EQ(
        made({{step, {}}, {Merge{}, {}}}, {twoSeries()}), "| Time=1000,2000,1000| Value=1,2,3| job=a,a,b");
    step = {};
    step.valueLabel = "job";
    EXPECT_EQ(made({{step, {}}, {Merge{}, {}}}, {twoSeries()}), "| Time=1000,2000| a=1,2| zone=z,z| b=3,_");
}

TEST(LabelsToFields, ListsThemAsRows)
{
    LabelsToFields step;
    step.rows = true;
    EXPECT_EQ(
        made(step, {twoSeries()}), "A| one label=job,zone| one value=a,z\nA| two label=job| two value=b");
}

TEST(PrepareTimeSeries, JoinsThemForTheWideFormat)
{
    EXPECT_EQ(made(PrepareTimeSeries{}, {twoSeries()}),
        "| Time=1000,2000| one{job=a,name=one,zone=z}=1,2| two{job=b,name=two}=3,_");
}

TEST(PrepareTimeSeries, WritesLabelsAsTextsInTheLongFormat)
{
    PrepareTimeSeries step{PrepareTimeSeries::Format::Long};
    const Frame wide = table(
        "A", {times({2, 1}), numbers("v", {1, 2}, {{"job", "a"}}), numbers("v", {3, 4}, {{"job", "b"}})});
    EXPECT_EQ(made(step, {wide}), "A| Time=1,1,2,2| v=2,4,1,3| job=a,b,a,b");
}

TEST(PrepareTimeSeries, MakesASeriesOfEveryCombinationOfTexts)
{
    PrepareTimeSeries step{PrepareTimeSeries::Format::Multi};
    const Frame mixed =
        table("A", {times({1, 1, 2}), texts("job", {"a", "b", "a"}), numbers("v", {1, 2, 3})});
    EXPECT_EQ(made(step, {mixed}, Shape::AsPlot), "A@1+1x2| v a{job=a}=1,3\nA@1+1x1| v b{job=b}=2");
}

TEST(TimeSeriesTable, MakesARowOfEverySeries)
{
    TimeSeriesTable step;
    EXPECT_EQ(made(step, {twoSeries()}), "A| job=a,b| zone=z,| Trend #A=2,3");
    step.reducers = {{"A", "min"}};
    const Frame other = table("B", {texts("t", {"x"})});
    EXPECT_EQ(made(step, {twoSeries(), other}), "B| t=x\nA| job=a,b| zone=z,| Trend #A=1,3");
}

} // namespace zumik::frame::transform
