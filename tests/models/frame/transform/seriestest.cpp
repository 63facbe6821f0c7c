// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::frame::transform {

using testing::ElementsAre;

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

namespace {

/// Of the first field that has any: "1000+1000x2=1,2", one a row, "-" where a row has none.
std::vector<std::string> trendsOf(const std::vector<Frame> &frames)
{
    std::vector<std::string> shown;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            for (std::size_t i = 0; field.trends && i < field.trends->size(); ++i) {
                const Trend &trend = (*field.trends)[i];
                std::string text = trend.grid.count == 0 ? "-" : "";
                for (std::size_t at = 0; at < trend.grid.count; ++at) {
                    text += std::to_string(trend.grid.at(at).ms) + "=" + base::formatDouble(trend.values[at])
                        + " ";
                }
                shown.push_back(text);
            }
        }
    }
    return shown;
}

std::vector<std::string> trendsAfter(const std::vector<Step> &steps, std::vector<Frame> frames)
{
    std::vector<Transformation> all;
    for (const Step &step : steps) {
        all.push_back({step, {}});
    }
    return trendsOf(apply(all, std::move(frames), Shape::AsTables, lent()).frames);
}

} // namespace

TEST(TimeSeriesTable, KeepsEverySeriesBehindItsNumber)
{
    EXPECT_THAT(trendsAfter({TimeSeriesTable{}}, {twoSeries()}), ElementsAre("1000=1 2000=2 ", "1000=3 "));
}

TEST(TimeSeriesTable, LetsSeriesGoWithTheirRows)
{
    SortBy down;
    down.field = "Trend #A";
    down.descending = true;
    EXPECT_THAT(
        trendsAfter({TimeSeriesTable{}, down}, {twoSeries()}), ElementsAre("1000=3 ", "1000=1 2000=2 "));
    EXPECT_THAT(trendsAfter({TimeSeriesTable{}, Limit{"1"}}, {twoSeries()}), ElementsAre("1000=1 2000=2 "));
    const Frame other = series("B", {numbers("x", {7, 8}, {{"job", "b"}})});
    EXPECT_THAT(trendsAfter({TimeSeriesTable{}, Merge{}}, {twoSeries(), other}),
        ElementsAre("1000=1 2000=2 ", "1000=3 ", "-", "1000=7 2000=8 "));
}

TEST(TimeSeriesTable, KeepsNoSeriesWhoseTimesNoGridBears)
{
    const Frame far = table("A", {times({0, 1, 1'000'000'000}), numbers("v", {1, 2, 3})});
    EXPECT_THAT(trendsAfter({TimeSeriesTable{}}, {far}), ElementsAre("-"));
    EXPECT_EQ(made(TimeSeriesTable{}, {far}), "A| Trend #A=3");
}

} // namespace zumik::frame::transform
