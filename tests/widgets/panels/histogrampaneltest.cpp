// SPDX-License-Identifier: GPL-3.0-or-later
// Histograms as panels: what is shown follows the data.
#include "widgets/panels/histogrampanel.h"
#include "models/board/transforming.h"
#include "tests/widgets/panels/chartexhibits.h"
#include "tests/widgets/panels/chartpanels.h"
#include "widgets/panels/panelfactory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::panels {

using testing::ElementsAre;
using testing::HasSubstr;
using tests::sampleData;
using tests::sampleField;
using tests::samplePanel;

TEST_F(ChartPanels, AHistogramTellsItsBucketsWithCounts)
{
    m_histogram.bucketSize = 10;
    const auto view = make<HistogramPanel>(m_histogram);
    view->setData(tests::shared(sampleData({constant("a", 12, "ms"),
        sampleField(
            "b", [](std::size_t i) { return 10.0 * double(i); }, 5)})));
    EXPECT_EQ(texts(*view)[1], "10 ms – 20 ms: a 5, b 1");
    EXPECT_EQ(view->figure().placeTicks.size(), 6U) << "bounds, not middles";
    m_histogram.combine = true;
    const auto combined = make<HistogramPanel>(m_histogram);
    combined->setData(tests::shared(sampleData({constant("a", 12, "ms"), constant("b", 3, "ms")})));
    EXPECT_THAT(texts(*combined), ElementsAre("0 ms – 10 ms: 5", "10 ms – 20 ms: 5"));
}

TEST_F(ChartPanels, AHistogramsBoundsHaveTheDecimalsThatTellThemApart)
{
    m_histogram.bucketSize = 0.0005;
    const auto view = make<HistogramPanel>(m_histogram);
    view->setData(tests::shared(sampleData({sampleField(
        "a", [](std::size_t i) { return 1.0 + 0.0005 * double(i); }, 3)})));
    EXPECT_EQ(view->figure().places[0], QStringLiteral("1.0000 – 1.0005"));
    frame::Field seconds = sampleField(
        "a", [](std::size_t i) { return 0.36 + 0.02 * double(i); }, 3);
    seconds.config.unit = "s";
    m_histogram.bucketSize = 0.02;
    const auto scaled = make<HistogramPanel>(m_histogram);
    scaled->setData(tests::shared(sampleData({seconds})));
    EXPECT_EQ(scaled->figure().places[0], QStringLiteral("360 ms – 380 ms"));
}

TEST_F(ChartPanels, AHistogramOfAHeatmapQueryShowsItsBuckets)
{
    dashboard::Panel panel = samplePanel("histogram", "Buckets", m_histogram);
    dashboard::Query query;
    query.refId = "A";
    query.format = dashboard::Query::Format::Heatmap;
    panel.queries.push_back(query);
    frame::Field low = constant("0.1", 2);
    frame::Field all = constant("+Inf", 5);
    low.labels = {{"le", "0.1"}};
    all.labels = {{"le", "+Inf"}};
    const std::unique_ptr<PanelView> view(makePanel(panel, &m_look));
    view->setData(tests::shared(sampleData({low, all})));
    EXPECT_THAT(texts(*view), ElementsAre("0 – 0.1: 10", "0.1 – +Inf: 15"));
    view->grab();
}

TEST_F(ChartPanels, AHistogramTakesWhatTheTransformationCounted)
{
    dashboard::Panel panel = samplePanel("histogram", "Counted", m_histogram);
    frame::transform::Histogram step;
    step.bucketSize = 10;
    panel.transformations.push_back({step, {}});
    board::PanelData content = sampleData({constant("a", 12), constant("b", 33)});
    board::transformFrames(panel, {}, content);
    const std::unique_ptr<PanelView> view(makePanel(panel, &m_look));
    view->setData(tests::shared(content));
    EXPECT_THAT(texts(*view), ElementsAre("10 – 20: a 5, b 0", "20 – 30: a 0, b 0", "30 – 40: a 0, b 5"));
}

TEST_F(ChartPanels, AGraphOverSeriesHasABarForEach)
{
    dashboard::Panel panel = samplePanel("graph", "Series", m_bars);
    frame::transform::Reduce step;
    step.reducers = {"max"};
    panel.transformations.push_back({step, {}});
    board::PanelData content = sampleData({constant("a", 12), constant("b", 33)});
    board::transformFrames(panel, {}, content);
    const std::unique_ptr<PanelView> view(makePanel(panel, &m_look));
    view->setData(tests::shared(content));
    EXPECT_THAT(texts(*view), ElementsAre("a: 12", "b: 33"));
}

TEST_F(ChartPanels, AHistogramsLegendIsAboutTheValues)
{
    m_histogram.legend.calcs = {"mean"};
    const auto view = make<HistogramPanel>(m_histogram);
    view->setData(tests::shared(sampleData({constant("a", 12, "ms")})));
    ASSERT_EQ(view->figure().legend.table.rows.size(), 1U);
    EXPECT_THAT(view->figure().legend.table.rows[0].values, ElementsAre(QStringLiteral("12 ms")));
}

TEST_F(ChartPanels, AHistogramSaysWhenBucketsAreJoined)
{
    m_histogram.bucketSize = 1;
    const auto view = make<HistogramPanel>(m_histogram);
    view->setData(tests::shared(sampleData({sampleField(
        "a", [](std::size_t i) { return 1e5 * double(i); }, 5)})));
    EXPECT_THAT(badgesOf(*view).toStdString(), HasSubstr("neighbors each are drawn as one"));
    view->setData(tests::shared(sampleData({constant("a", base::absent())})));
    EXPECT_THAT(texts(*view), ElementsAre("No values to count"));
}

} // namespace zumik::widgets::panels
