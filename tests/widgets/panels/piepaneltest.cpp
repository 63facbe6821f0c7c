// SPDX-License-Identifier: GPL-3.0-or-later
// Pie charts as panels: what is shown follows the data.
#include "widgets/panels/piepanel.h"
#include "models/board/transforming.h"
#include "tests/widgets/panels/chartexhibits.h"
#include "tests/widgets/panels/chartpanels.h"
#include "widgets/plot/legendview.h"

#include <QImage>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::panels {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tests::sampleData;
using tests::sampleField;

TEST_F(ChartPanels, APieTellsSlicesWithValuesAndPercents)
{
    const auto view = make<PiePanel>(m_pie);
    view->setData(tests::shared(sampleData({constant("a", 30, "ms"), constant("b", 10, "ms")})));
    EXPECT_THAT(texts(*view), ElementsAre("a: 30 ms (75 %)", "b: 10 ms (25 %)"));
    EXPECT_EQ(
        view->figure().summary, QStringLiteral("2 slices; the largest is a with 30 ms, 75 % of the whole."));
    const QImage before = view->grab().toImage();
    view->setData(tests::shared(sampleData({constant("a", 30, "ms"), constant("b", 90, "ms")})));
    EXPECT_THAT(texts(*view), ElementsAre("b: 90 ms (75 %)", "a: 30 ms (25 %)")) << "the largest first";
    EXPECT_NE(view->grab().toImage(), before);
}

TEST_F(ChartPanels, APieReducesAsAsked)
{
    m_pie.reduce.calcs = {"max"};
    m_pie.sort = dashboard::PieOptions::Sort::None;
    const auto view = make<PiePanel>(m_pie);
    view->setData(tests::shared(sampleData({constant("a", 1),
        sampleField(
            "b", [](std::size_t i) { return 4.0 - double(i); }, 5)})));
    EXPECT_THAT(texts(*view), ElementsAre("a: 1 (20 %)", "b: 4 (80 %)"));
    m_pie.reduce.allValues = true;
    m_pie.reduce.limit = 2;
    const auto rows = make<PiePanel>(m_pie);
    rows->setData(tests::shared(tests::nodeTable(5)));
    EXPECT_THAT(texts(*rows), ElementsAre("byc_1/node-0: 20 % (26 %)", "byc_1/node-1: 57 % (74 %)"));
}

TEST_F(ChartPanels, APieGivesPercentsTheFieldsDecimals)
{
    frame::Field third = constant("a", 1);
    third.config.decimals = 2;
    const auto view = make<PiePanel>(m_pie);
    view->setData(tests::shared(sampleData({third, constant("b", 2)})));
    EXPECT_THAT(texts(*view), ElementsAre("b: 2 (67 %)", "a: 1.00 (33.33 %)"));
}

TEST_F(ChartPanels, APieWarnsOfValuesBelowZeroAndLeavesOutWhatIsNone)
{
    const auto view = make<PiePanel>(m_pie);
    view->setData(
        tests::shared(sampleData({constant("a", 10), constant("b", -5), constant("c", base::absent())})));
    EXPECT_THAT(texts(*view), ElementsAre("a: 10 (200 %)", "b: -5 (-100 %)"));
    EXPECT_THAT(badgesOf(*view).toStdString(), HasSubstr("below zero"));
    view->setData(tests::shared(sampleData({constant("a", 10)})));
    EXPECT_THAT(badgesOf(*view).toStdString(), Not(HasSubstr("below zero")));
}

TEST_F(ChartPanels, APieOfNothingSaysSoInTheDashboardsWords)
{
    const auto view = make<PiePanel>(m_pie);
    view->setData(tests::shared(sampleData({constant("a", base::absent())})));
    EXPECT_THAT(texts(*view), ElementsAre("No values"));
    frame::FieldConfig defaults;
    defaults.noValue = "nobody asked";
    const auto own = make<PiePanel>(m_pie, ChartForm::Drawn, defaults);
    own->setData(tests::shared(sampleData({constant("a", base::absent())})));
    EXPECT_THAT(texts(*own), ElementsAre("nobody asked"));
}

TEST_F(ChartPanels, APiesLegendHasValuesAndPercentsAndChooses)
{
    m_pie.legend.mode = dashboard::Legend::Mode::Table;
    m_pie.legendValue = m_pie.legendPercent = true;
    const auto view = make<PiePanel>(m_pie);
    view->setData(tests::shared(sampleData({constant("a", 30), constant("b", 10)})));
    const plot::LegendTable &legend = view->figure().legend.table;
    ASSERT_EQ(legend.rows.size(), 2U);
    EXPECT_THAT(legend.columns, ElementsAre(QStringLiteral("value"), QStringLiteral("percent")));
    EXPECT_THAT(legend.rows[1].values, ElementsAre(QStringLiteral("10"), QStringLiteral("25 %")));
    if (!drawsCharts()) {
        return;
    }
    auto *shown = view->findChild<plot::LegendView *>();
    Q_EMIT shown->seriesChosen(1, false);
    EXPECT_THAT(texts(*view), ElementsAre("b: 10 (100 %)"));
    ASSERT_EQ(view->figure().legend.table.rows.size(), 2U) << "the hidden one can be chosen again";
    EXPECT_FALSE(view->figure().legend.table.rows[1].visible);
    Q_EMIT shown->seriesChosen(1, false);
    EXPECT_EQ(texts(*view).size(), 2U);
    Q_EMIT shown->seriesChosen(99, false);
    EXPECT_EQ(texts(*view).size(), 2U);
}

TEST_F(ChartPanels, APieWritesWhatIsAskedForOnItsSlices)
{
    m_pie.labelName = m_pie.labelPercent = true;
    const auto view = make<PiePanel>(m_pie);
    view->setData(tests::shared(sampleData({constant("a", 1)})));
    EXPECT_EQ(view->figure().slices[0].label, (QStringList{QStringLiteral("a"), QStringLiteral("100 %")}));
}

TEST_F(ChartPanels, APieOfThousandsStaysSmallAndTrue)
{
    std::vector<frame::Field> fields;
    for (int i = 0; i < 3000; ++i) {
        fields.push_back(constant("s" + std::to_string(i), 1));
    }
    const auto view = make<PiePanel>(m_pie);
    view->setData(tests::shared(sampleData(std::move(fields))));
    EXPECT_EQ(view->figure().slices.size(), zumik::plot::mostSlices);
    EXPECT_EQ(view->figure().slices.back().name, QStringLiteral("801 others"));
    EXPECT_THAT(badgesOf(*view).toStdString(), HasSubstr("first 1000 values"));
    view->grab();
}

} // namespace zumik::widgets::panels
