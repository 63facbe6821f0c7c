// SPDX-License-Identifier: GPL-3.0-or-later
// What all panels without a time axis do, drawn and as tables. With ZUMIK_SHOTS set to a folder, pictures of
// tooltips and tables are kept there for somebody to look at.
#include "tests/widgets/panels/chartpanels.h"
#include "models/board/transforming.h"
#include "tests/widgets/panels/chartexhibits.h"
#include "tests/widgets/support/hover.h"
#include "widgets/panels/barchartpanel.h"
#include "widgets/panels/charttable.h"
#include "widgets/panels/histogrampanel.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/piepanel.h"

#include <QGraphicsView>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QTableView>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::panels {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tests::sampleData;
using tests::samplePanel;

TEST_F(ChartPanels, WithoutChartsTheSameNumbersAreATable)
{
    const auto view = make<PiePanel>(m_pie, ChartForm::Table);
    view->setData(tests::shared(sampleData({constant("a", 30, "ms"), constant("b", 10, "ms")})));
    EXPECT_THAT(view->shownTexts(), Contains(QLatin1String(notice)));
    EXPECT_THAT(texts(*view), ElementsAre("a: 30 ms (75 %)", "b: 10 ms (25 %)"));
    const auto *table = view->findChild<ChartTable *>();
    ASSERT_NE(table, nullptr);
    const QAbstractItemModel &model = *table->view()->model();
    ASSERT_EQ(model.rowCount(), 2);
    ASSERT_EQ(model.columnCount(), 3);
    EXPECT_EQ(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("Value"));
    EXPECT_EQ(model.index(1, 0).data().toString(), QStringLiteral("b"));
    EXPECT_EQ(model.index(1, 2).data().toString(), QStringLiteral("25 %"));
    keep(*view, "chart-twin-pie.png");
    view->setData(tests::shared(sampleData({constant("a", base::absent())})));
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_THAT(view->shownTexts(), ElementsAre(QStringLiteral("No values")));
}

TEST_F(ChartPanels, WithoutChartsBarsAndBucketsAreTablesToo)
{
    const auto bars = make<BarChartPanel>(m_bars, ChartForm::Table);
    bars->setData(tests::shared(tests::nodeTable(3)));
    EXPECT_EQ(bars->findChild<ChartTable *>()->view()->model()->columnCount(), 3);
    EXPECT_THAT(texts(*bars), Contains("byc_1/node-2: load 94 %, free 56 %"));
    keep(*bars, "chart-twin-bars.png");
    const auto histogram = make<HistogramPanel>(m_histogram, ChartForm::Table);
    histogram->setData(tests::shared(tests::latencyData()));
    const QAbstractItemModel &model = *histogram->findChild<ChartTable *>()->view()->model();
    EXPECT_EQ(model.columnCount(), 4);
    EXPECT_GT(model.rowCount(), 5);
    keep(*histogram, "chart-twin-histogram.png");
}

TEST_F(ChartPanels, ShowNothingOfAStrangersMarkup)
{
    const auto view = make<PiePanel>(m_pie, ChartForm::Table);
    view->setData(tests::shared(sampleData({constant("<b>a</b>\x1b[31m", 1)})));
    EXPECT_THAT(texts(*view)[0], HasSubstr("<b>a</b>"));
    EXPECT_THAT(texts(*view)[0], Not(HasSubstr("\x1b")));
    EXPECT_EQ(view->findChild<ChartTable *>()->findChild<QLabel *>()->textFormat(), Qt::PlainText);
}

TEST_F(ChartPanels, AreMadeByTheFactory)
{
    const auto made = [this](const char *type, dashboard::Panel::Options options) {
        return std::unique_ptr<PanelView>(makePanel(samplePanel(type, type, std::move(options)), &m_look));
    };
    EXPECT_NE(qobject_cast<PiePanel *>(made("piechart", m_pie).get()), nullptr);
    EXPECT_NE(qobject_cast<BarChartPanel *>(made("barchart", m_bars).get()), nullptr);
    EXPECT_NE(qobject_cast<HistogramPanel *>(made("histogram", m_histogram).get()), nullptr);
}

TEST_F(ChartPanels, FollowTheThemeWithTheirPaints)
{
    const auto view = make<PiePanel>(m_pie);
    view->setData(tests::shared(sampleData({constant("a", 1)})));
    const QColor dark = view->figure().slices[0].paint.color;
    m_look.setTheme(common::Theme::Kind::Light);
    EXPECT_NE(view->figure().slices[0].paint.color, dark);
}

TEST_F(ChartPanels, TellUnderThePointer)
{
    if (!drawsCharts()) {
        GTEST_SKIP() << "built without Qt Charts";
    }
    m_pie.tooltip.mode = m_bars.tooltip.mode = m_histogram.tooltip.mode = dashboard::Tooltip::Mode::Multi;
    m_pie.legend.mode = dashboard::Legend::Mode::Hidden;
    const auto hovered = [](PanelView &view, const char *name) {
        const QImage before = view.grab().toImage();
        QWidget *surface = view.findChild<QGraphicsView *>()->viewport();
        tests::hover(surface, QPoint(surface->width() * 6 / 10, surface->height() / 2));
        EXPECT_NE(view.grab().toImage(), before) << name;
        keep(view, name);
    };
    const auto pie = make<PiePanel>(m_pie);
    pie->setData(tests::shared(tests::providerData()));
    hovered(*pie, "chart-tooltip-pie.png");
    const auto bars = make<BarChartPanel>(m_bars);
    bars->setData(tests::shared(tests::nodeTable(5)));
    hovered(*bars, "chart-tooltip-bars.png");
    const auto histogram = make<HistogramPanel>(m_histogram);
    histogram->setData(tests::shared(tests::latencyData()));
    hovered(*histogram, "chart-tooltip-histogram.png");
}

} // namespace zumik::widgets::panels
