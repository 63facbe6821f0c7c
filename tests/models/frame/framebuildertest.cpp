// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/framebuilder.h"

#include "models/base/number.h"
#include "models/frame/legend.h"

#include <gtest/gtest.h>

namespace zumik::frame {

namespace {

series::Matrix twoSeries()
{
    series::Matrix matrix;
    matrix.grid = {base::Time{1000}, base::Duration{1000}, 2};
    matrix.series.push_back({series::Labels{{"__name__", "up"}, {"job", "a"}},
        series::Column(std::vector<double>{1, base::absent()})});
    matrix.series.push_back(
        {series::Labels{{"__name__", "up"}, {"zone", "z"}}, series::Column(std::vector<double>{3, 4})});
    return matrix;
}

std::vector<std::string> names(const Frame &frame)
{
    std::vector<std::string> all;
    for (const Field &field : frame.fields) {
        all.push_back(field.name);
    }
    return all;
}

} // namespace

TEST(Legends, FillInLabels)
{
    const series::Labels labels{{"__name__", "up"}, {"job", "api"}, {"instance", "n1"}};
    EXPECT_EQ(seriesName("{{job}}-{{ instance }}", labels, "e"), "api-n1");
    EXPECT_EQ(seriesName("{{  missing }}!", labels, "e"), "!");
    EXPECT_EQ(seriesName("{{__name__}}", labels, "e"), "up");
    EXPECT_EQ(seriesName("{{job", labels, "e"), "{{job");
    EXPECT_EQ(seriesName("p95", labels, "e"), "p95");
    EXPECT_EQ(seriesName("", labels, "e"), "up{instance=\"n1\", job=\"api\"}");
    EXPECT_EQ(seriesName("__auto", labels, "e"), "up{instance=\"n1\", job=\"api\"}");
}

TEST(Legends, AreShortWhereOneLabelSaysAll)
{
    EXPECT_EQ(seriesName("__auto", series::Labels{{"job", "api"}}, "e"), "api");
    EXPECT_EQ(seriesName("__auto", series::Labels{{"__name__", "up"}}, "e"), "up");
    EXPECT_EQ(seriesName("__auto", {}, "sum(up)"), "sum(up)");
    EXPECT_EQ(seriesName("", {}, "sum(up)"), "sum(up)");
}

TEST(Frames, OfTimeSeriesShareTheAnswersColumns)
{
    const series::Matrix matrix = twoSeries();
    FrameQuery query{"B", "up", "{{job}}", {}};
    query.config.unit = "short";
    const Frame frame = timeSeriesFrame(matrix, query);
    EXPECT_EQ(frame.refId, "B");
    EXPECT_EQ(frame.grid, matrix.grid);
    EXPECT_EQ(names(frame), (std::vector<std::string>{"a", ""}));
    EXPECT_EQ(frame.fields[0].numbers()->values().data(), matrix.series[0].values.values().data());
    EXPECT_EQ(frame.fields[1].config.unit, "short");
    query.config.displayName = "fixed";
    EXPECT_EQ(names(timeSeriesFrame(matrix, query)), (std::vector<std::string>{"fixed", "fixed"}));
}

TEST(Frames, OfTablesHaveAColumnForEveryLabel)
{
    series::Instant instant;
    instant.value =
        std::vector<series::Sample>{{series::Labels{{"__name__", "up"}, {"job", "a"}}, base::Time{5000}, 1},
            {series::Labels{{"zone", "z"}}, base::Time{5000}, 2}};
    const Frame frame = tableFrame(instant, {"A", "up", "", {}});
    EXPECT_FALSE(frame.grid.has_value());
    EXPECT_EQ(names(frame), (std::vector<std::string>{"Time", "__name__", "job", "zone", "Value"}));
    EXPECT_EQ(std::get<Field::Times>(frame.fields[0].values)[1], base::Time{5000});
    EXPECT_EQ(std::get<Field::Texts>(frame.fields[2].values), (Field::Texts{"a", ""}));
    EXPECT_DOUBLE_EQ((*frame.fields[4].numbers())[1], 2);
    EXPECT_EQ(names(tableFrame(instant, {"A", "up", "", {}}, true)).back(), "Value #A");
}

TEST(Frames, OfRangeTablesHaveARowForEverySampleInOrderOfTime)
{
    const Frame frame = tableFrame(twoSeries(), {"A", "up", "", {}});
    const auto &times = std::get<Field::Times>(frame.fields[0].values);
    EXPECT_EQ(times, (Field::Times{base::Time{1000}, base::Time{1000}, base::Time{2000}}));
    const auto values = frame.fields.back().numbers()->values();
    EXPECT_EQ(std::vector<double>(values.begin(), values.end()), (std::vector<double>{1, 3, 4}));
}

TEST(Frames, OfScalarsAndEmptyAnswersAreWhole)
{
    series::Instant scalar;
    scalar.value = series::Scalar{base::Time{7000}, 42};
    EXPECT_EQ(names(tableFrame(scalar, {"A", "42", "", {}})), (std::vector<std::string>{"Time", "Value"}));
    const Frame one = instantFrame(scalar, {"A", "42", "", {}});
    ASSERT_EQ(one.fields.size(), 1U);
    EXPECT_EQ(one.fields[0].name, "42");
    EXPECT_EQ(one.grid->start, base::Time{7000});
    EXPECT_TRUE(instantFrame({}, {}).fields.empty());
    EXPECT_TRUE(timeSeriesFrame({}, {}).fields.empty());
}

} // namespace zumik::frame
