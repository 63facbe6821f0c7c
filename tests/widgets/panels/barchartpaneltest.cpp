// SPDX-License-Identifier: GPL-3.0-or-later
// Bar charts as panels: what is shown follows the data.
#include "widgets/panels/barchartpanel.h"
#include "models/board/transforming.h"
#include "tests/widgets/panels/chartexhibits.h"
#include "tests/widgets/panels/chartpanels.h"
#include "widgets/plot/legendview.h"

#include <QImage>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::panels {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::sampleData;

TEST_F(ChartPanels, BarsTellTheirPlacesAndValues)
{
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(tests::nodeTable(2)));
    EXPECT_THAT(texts(*view),
        ElementsAre("byc_1/node-0: load 20 %, free 10 %", "byc_1/node-1: load 57 %, free 63 %"));
    EXPECT_EQ(
        view->figure().summary, QStringLiteral("4 bars; the highest is byc_1/node-1, free, with 63 %."));
    const QImage before = view->grab().toImage();
    view->setData(tests::shared(tests::nodeTable(3)));
    EXPECT_EQ(texts(*view).size(), 3U);
    EXPECT_NE(view->grab().toImage(), before);
}

TEST_F(ChartPanels, BarsOverTimeAreNamedByIt)
{
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(sampleData({constant("a", 3, "s")})));
    EXPECT_EQ(view->figure().places.size(), 5);
    EXPECT_THAT(texts(*view).back(), HasSubstr("03:12:00: 3 s"));
    EXPECT_EQ(view->figure().placeTicks.back().label, QStringLiteral("03:12"));
    EXPECT_EQ(view->figure().table.heads.front(), QStringLiteral("Time"));
}

TEST_F(ChartPanels, BarsAreColoredByThresholdsValueByValue)
{
    board::PanelData content = tests::nodeTable(3); // 20, 57, 94
    content.frames[0].fields.resize(3);
    frame::FieldConfig &config = content.frames[0].fields[2].config;
    config.thresholds.steps.push_back({50, "red"});
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(content));
    EXPECT_EQ(view->figure().paints.size(), 1U) << "a palette has one color a series";
    config.color.mode = frame::ColorConfig::Mode::Thresholds;
    view->setData(tests::shared(content));
    ASSERT_EQ(view->figure().paints.size(), 2U);
    EXPECT_NE(view->figure().bars[0].paint, view->figure().bars[1].paint);
    EXPECT_EQ(view->figure().bars[1].paint, view->figure().bars[2].paint);
    EXPECT_EQ(view->figure().paints[1].color, m_look.theme().color("status.critical.fg"));
}

TEST_F(ChartPanels, BarsAreColoredByAnotherField)
{
    board::PanelData content = tests::nodeTable(2);
    frame::FieldConfig &free = content.frames[0].fields[3].config;
    free.thresholds.steps.push_back({50, "red"});
    free.color.mode = frame::ColorConfig::Mode::Thresholds;
    m_bars.colorByField = "free"; // 10, 63
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(content));
    const auto &bars = view->figure().bars;
    ASSERT_EQ(bars.size(), 4U);
    EXPECT_EQ(bars[0].paint, bars[1].paint);
    EXPECT_NE(bars[0].paint, bars[2].paint);
}

TEST_F(ChartPanels, BarsInPercentSayTheShareAndTheValue)
{
    m_bars.stacking = frame::Stacking::Percent;
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(tests::nodeTable(1))); // 20, 10
    EXPECT_EQ(view->figure().bars[0].label, QStringLiteral("67 %"));
    EXPECT_THAT(view->figure().bars[0].value.toStdString(), HasSubstr("20 %"));
    EXPECT_TRUE(view->figure().labelsInside);
}

TEST_F(ChartPanels, BarsCutTheirNamesAsAsked)
{
    m_bars.labelLength = 5;
    m_bars.labelRotation = 45;
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(tests::nodeTable(2)));
    EXPECT_EQ(view->figure().placeTicks[0].label, QStringLiteral("byc_1\u2026"));
    EXPECT_EQ(view->figure().places[0], QStringLiteral("byc_1/node-0"));
    EXPECT_EQ(view->figure().labelRotation, 45);
}

TEST_F(ChartPanels, BarsOfAHundredThousandRowsAreCutAndSaySo)
{
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(tests::nodeTable(100'000)));
    EXPECT_LE(view->figure().bars.size(), zumik::plot::mostBars);
    EXPECT_THAT(badgesOf(*view).toStdString(), HasSubstr("The first 1000 of 100000 rows"));
    view->grab();
    EXPECT_LE(texts(*view).size(), 1000U);
}

TEST_F(ChartPanels, BarsWarnOfSeveralTablesAndUnits)
{
    board::PanelData content = tests::nodeTable(2);
    content.frames.push_back(content.frames[0]);
    content.frames[0].fields[3].config.unit = "bytes";
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(content));
    EXPECT_THAT(badgesOf(*view).toStdString(), HasSubstr("1 more tables"));
    EXPECT_THAT(badgesOf(*view).toStdString(), HasSubstr("several units"));
}

TEST_F(ChartPanels, BarsWithoutNamesOrNumbersSayWhatIsMissing)
{
    board::PanelData content = tests::nodeTable(2);
    content.frames[0].fields.resize(2);
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(content));
    EXPECT_THAT(texts(*view), Contains(HasSubstr("needs a number")));
    content = tests::nodeTable(2);
    content.frames[0].fields.erase(content.frames[0].fields.begin(), content.frames[0].fields.begin() + 2);
    view->setData(tests::shared(content));
    EXPECT_THAT(texts(*view), Contains(HasSubstr("needs a text or a time")));
}

TEST_F(ChartPanels, ABarLegendChoosesAndKeepsItsChoice)
{
    if (!drawsCharts()) {
        GTEST_SKIP() << "built without Qt Charts";
    }
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(tests::nodeTable(2)));
    Q_EMIT view->findChild<plot::LegendView *>()->seriesChosen(1, false);
    EXPECT_EQ(view->figure().bars.size(), 2U);
    view->setData(tests::shared(tests::nodeTable(5)));
    EXPECT_EQ(view->figure().bars.size(), 5U);
    EXPECT_EQ(view->figure().plan.bars[0].series, 1U);
}

TEST_F(ChartPanels, BarsHaveTheDashboardsLimitsWhereTheirAxisHasThem)
{
    frame::Field field = constant("a", 30, "ms");
    field.config.thresholds.steps = {{-1e300, "green"}, {40, "orange"}, {50, "red"}};
    field.config.style.thresholds = frame::ThresholdStyle::DashedAndArea;
    const auto view = make<BarChartPanel>(m_bars);
    view->setData(tests::shared(sampleData({field})));
    const plot::BarFigure &figure = view->figure();
    ASSERT_EQ(figure.limits.size(), 2U);
    EXPECT_EQ(figure.limits[0].label, QStringLiteral("warn 40 ms"));
    EXPECT_EQ(figure.limits[1].label, QStringLiteral("critical 50 ms"));
    EXPECT_NEAR(figure.limits[1].at, figure.plan.values.scale.fraction(50), 1e-6);
    EXPECT_NEAR(figure.limits[0].until, figure.limits[1].at, 1e-6) << "warned of up to there";
    EXPECT_TRUE(figure.limits[0].line && figure.limits[0].area);
    keep(*view, "bar-limits.png");
    field.config.style.thresholds = frame::ThresholdStyle::Off;
    view->setData(tests::shared(sampleData({field})));
    EXPECT_TRUE(view->figure().limits.empty());
}

} // namespace zumik::widgets::panels
