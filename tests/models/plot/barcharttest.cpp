// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/barchart.h"

#include "models/base/number.h"
#include "tests/models/plot/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace zumik::plot {

using testing::ElementsAre;

namespace {

frame::Frame nodes()
{
    return table({numbers("rank", {1, 2, 3}), texts("node", {"a", "b", "c"}), texts("zone", {"x", "y", "z"}),
        numbers("load", {0.5, base::absent(), 2})});
}

frame::Frame overTime(std::int64_t start, std::vector<double> values)
{
    series::Grid grid{base::Time{start}, base::Duration{10}, values.size()};
    return {"A", grid, {numbers("v" + std::to_string(start), std::move(values))}};
}

} // namespace

TEST(BarTable, IsNamedByTheFirstTextAndShowsTheNumbers)
{
    const std::vector<frame::Frame> frames{nodes()};
    const BarTable made = barTable(frames);
    ASSERT_EQ(made.trouble, BarTable::Trouble::None);
    EXPECT_EQ(made.names->name, "node");
    ASSERT_EQ(made.series.size(), 2U);
    EXPECT_EQ(made.series[0].field->name, "rank");
    EXPECT_EQ(made.series[1].values[2], 2);
    EXPECT_TRUE(base::isAbsent(made.series[1].values[1]));
    EXPECT_EQ(made.places(), 3U);
}

TEST(BarTable, IsNamedByTheFieldThatIsAskedFor)
{
    const std::vector<frame::Frame> frames{nodes()};
    EXPECT_EQ(barTable(frames, "zone").names->name, "zone");
    const BarTable byNumber = barTable(frames, "rank");
    EXPECT_EQ(byNumber.names->name, "rank");
    EXPECT_EQ(byNumber.series.size(), 1U) << "what names the places has no bars";
    EXPECT_EQ(barTable(frames, "gone").names->name, "node");
    EXPECT_EQ(barTable(frames, {}, "rank").colors->name, "rank");
    EXPECT_EQ(barTable(frames).colors, nullptr);
}

TEST(BarTable, JoinsTimeSeriesByTime)
{
    const std::vector<frame::Frame> frames{overTime(100, {1, base::absent(), 3}), overTime(120, {4, 5})};
    const BarTable made = barTable(frames);
    EXPECT_EQ(made.names, nullptr);
    EXPECT_THAT(made.times, ElementsAre(base::Time{100}, base::Time{120}, base::Time{130}))
        << "110 has no sample";
    EXPECT_EQ(made.series[0].values[1], 3);
    EXPECT_TRUE(base::isAbsent(made.series[0].values[2]));
    EXPECT_TRUE(base::isAbsent(made.series[1].values[0]));
    EXPECT_EQ(made.series[1].values[2], 5);
}

TEST(BarTable, KeepsTheFirstRowsAndTheLatestTimes)
{
    std::vector<double> many(100'000);
    std::iota(many.begin(), many.end(), 0);
    std::vector<frame::Frame> frames{overTime(0, many)};
    const BarTable times = barTable(frames, {}, {}, 10);
    EXPECT_EQ(times.allRows, 100'000U);
    ASSERT_EQ(times.places(), 10U);
    EXPECT_EQ(times.series[0].values.back(), 99'999);
    frames = {
        table({texts("t", std::vector<std::string>(100'000, "x")), numbers("a", many), numbers("b", many)})};
    const BarTable rows = barTable(frames, {}, {}, 10);
    ASSERT_EQ(rows.places(), 5U) << "two series share the bars";
    EXPECT_EQ(rows.series[0].values.front(), 0);
    EXPECT_EQ(rows.allRows, 100'000U);
    EXPECT_LE(barTable(frames).places() * 2, mostBars);
}

TEST(BarTable, SaysWhatIsMissing)
{
    EXPECT_EQ(barTable({}).trouble, BarTable::Trouble::NoNumbers);
    EXPECT_EQ(barTable({table({numbers("n", {1})})}).trouble, BarTable::Trouble::NoPlaces);
    EXPECT_EQ(barTable({table({texts("t", {"a"})})}).trouble, BarTable::Trouble::NoNumbers);
    EXPECT_EQ(barTable({nodes(), nodes()}).framesLeftOut, 1U);
    frame::Frame hidden = nodes();
    hidden.fields[0].config.style.hideFromPlot = true;
    EXPECT_EQ(barTable({hidden}).series.size(), 1U);
}

TEST(BarTable, TakesColumnsOfUnequalLengthAndManySeries)
{
    const BarTable uneven = barTable({table({texts("t", {"a", "b"}), numbers("n", {1})})});
    EXPECT_TRUE(base::isAbsent(uneven.series[0].values[1]));
    frame::Frame wide = table({texts("t", {"a"})});
    wide.fields.resize(501, numbers("n", {1}));
    const BarTable many = barTable({wide});
    EXPECT_EQ(many.series.size(), mostBarSeries);
    EXPECT_EQ(many.allSeries, 500U);
}

} // namespace zumik::plot
