// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/twin.h"

#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/tablecolumns.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tablepanel.h"
#include "widgets/panels/tableview.h"

#include <QAccessible>

#include <gtest/gtest.h>

namespace zumik::widgets::panels {

namespace {

using tests::sampleField;

frame::Frame frameOf(std::vector<frame::Field> fields, std::size_t count)
{
    return {"A", tests::sampleGrid(count), std::move(fields)};
}

frame::Field constant(const std::string &name, double value, std::size_t count, const std::string &unit = {})
{
    frame::Field field = sampleField(
        name, [value](std::size_t) { return value; }, count);
    field.config.unit = unit;
    return field;
}

dashboard::Panel asking(dashboard::Panel panel)
{
    panel.queries.emplace_back().expression = "x";
    return panel;
}

} // namespace

TEST(Twin, isThereOfWhatDrawsData)
{
    using tests::samplePanel;
    EXPECT_TRUE(hasTwin(asking(samplePanel("timeseries", "x", dashboard::TimeSeriesOptions{}))));
    EXPECT_TRUE(hasTwin(asking(samplePanel("stat", "x", dashboard::StatOptions{}))));
    EXPECT_TRUE(hasTwin(asking(samplePanel("heatmap", "x", dashboard::HeatmapOptions{}))));
    EXPECT_TRUE(hasTwin(asking(samplePanel("piechart", "x", dashboard::PieOptions{}))));
    EXPECT_TRUE(hasTwin(asking(samplePanel("state-timeline", "x", dashboard::StateTimelineOptions{}))));
    EXPECT_FALSE(hasTwin(asking(samplePanel("table", "x", dashboard::TableOptions{}))));
    EXPECT_FALSE(hasTwin(samplePanel("text", "x", dashboard::TextOptions{})));
    EXPECT_FALSE(hasTwin(samplePanel("row", "x", dashboard::RowOptions{})));
}

TEST(Twin, putsSeriesOfTheSameInstantsSideBySide)
{
    const auto frames = tableFrames({frameOf({constant("a", 1, 5)}, 5), frameOf({constant("b", 2, 5)}, 5),
        frameOf({constant("c", 3, 7)}, 7)});
    ASSERT_EQ(frames.size(), 2U);
    ASSERT_EQ(frames[0].fields.size(), 2U);
    EXPECT_EQ(frames[0].fields[1].name, "b");
    EXPECT_EQ(frames[1].fields.size(), 1U);
}

TEST(Twin, listsSingleValuesOneBelowTheOther)
{
    const auto frames = tableFrames({frameOf({constant("a", 1, 1, "ms"), constant("b", 2, 1, "ms")}, 1)});
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_FALSE(frames[0].grid);
    ASSERT_EQ(frames[0].fields.size(), 2U);
    EXPECT_EQ(std::get<frame::Field::Texts>(frames[0].fields[0].values), (frame::Field::Texts{"a", "b"}));
    EXPECT_EQ((*frames[0].fields[1].numbers())[1], 2);
    EXPECT_EQ(frames[0].fields[1].config.unit, "ms");
}

TEST(Twin, keepsValuesOfOtherUnitsInTheirColumns)
{
    const auto frames = tableFrames({frameOf({constant("a", 1, 1, "ms"), constant("b", 2, 1, "bytes")}, 1)});
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_TRUE(frames[0].grid);
    EXPECT_EQ(frames[0].fields.size(), 2U);
}

TEST(Twin, leavesTablesAndNothingAsTheyAre)
{
    frame::Frame table{"A", std::nullopt, {{"job", {}, frame::Field::Texts{"x"}, {}}}};
    const auto frames = tableFrames({table, table});
    EXPECT_EQ(frames.size(), 2U);
    EXPECT_TRUE(tableFrames({}).empty());
    EXPECT_EQ(twinData(nullptr), nullptr);
    const auto empty = tests::shared(tests::emptyData(board::EmptyReason::NoTraffic, {}));
    EXPECT_EQ(twinData(empty), empty);
}

TEST(Twin, hasCellsThatAScreenReaderFinds)
{
    const common::Look look(common::Theme::Kind::Dark);
    const dashboard::Panel panel =
        asking(tests::samplePanel("timeseries", "Latency", dashboard::TimeSeriesOptions{}));
    const std::unique_ptr<PanelView> view(makeTwin(panel, &look));
    view->resize(500, 300);
    view->setData(twinData(
        tests::shared(tests::sampleData({constant("p50", 60, 361, "ms"), constant("p99", 212, 361, "ms")}))));
    view->setVisible(true);
    EXPECT_EQ(view->accessibleName(), QStringLiteral("Latency"));
    auto *const table = static_cast<TablePanel *>(view.get())->view();
    QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(table);
    ASSERT_NE(face, nullptr);
    QAccessibleTableInterface *const cells = face->tableInterface();
    ASSERT_NE(cells, nullptr);
    EXPECT_EQ(cells->rowCount(), 361);
    EXPECT_EQ(cells->columnCount(), 3);
    EXPECT_EQ(cells->columnDescription(2), QStringLiteral("p99"));
    EXPECT_EQ(cells->cellAt(0, 2)->text(QAccessible::Name), QStringLiteral("212 ms"));
}

} // namespace zumik::widgets::panels
