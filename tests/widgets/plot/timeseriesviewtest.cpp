// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timeseriesview.h"
#include "tests/widgets/support/hover.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/plot/legendview.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::plot {

using tests::sampleField;
using tests::wave;

namespace {

class TimeSeriesViews : public testing::Test {
protected:
    TimeSeriesViews()
    {
        m_view.resize(700, 360);
        dashboard::TimeSeriesOptions options;
        options.tooltip.mode = dashboard::Tooltip::Mode::Multi;
        options.legend.calcs = {"lastNotNull"};
        options.legend.mode = dashboard::Legend::Mode::Table;
        m_view.setOptions(options);
        m_view.show();
    }

    void show(std::vector<frame::Field> fields)
    {
        m_data = tests::shared(tests::sampleData(std::move(fields)));
        m_view.setData({m_data, zumik::plot::plottable(m_data->frames), m_data->range, m_data->now});
    }

    void showThree()
    {
        show({sampleField("low", wave(10, 1)), sampleField("high", wave(90, 2)),
            sampleField("mid", wave(50, 3))});
    }

    QPoint inPlot(double fraction, double height) const
    {
        const zumik::plot::Box plot = m_view.area()->scene().plot;
        return {static_cast<int>(double(plot.left) + fraction * double(plot.width())),
            static_cast<int>(double(plot.top) + height * double(plot.height()))};
    }

    common::Look m_look{common::Theme::Kind::Dark};
    TimeSeriesView m_view{&m_look};
    std::shared_ptr<const board::PanelData> m_data;
};

} // namespace

TEST_F(TimeSeriesViews, TellAllValuesUnderThePointerTheLargestFirst)
{
    showThree();
    EXPECT_FALSE(m_view.area()->tooltip());
    tests::hover(m_view.area(), inPlot(0.5, 0.5));
    const auto tooltip = m_view.area()->tooltip();
    ASSERT_TRUE(tooltip);
    ASSERT_EQ(tooltip->rows.size(), 3);
    EXPECT_EQ(tooltip->rows[0].name, QStringLiteral("high"));
    EXPECT_EQ(tooltip->rows[2].name, QStringLiteral("low"));
    EXPECT_EQ(tooltip->zone, QStringLiteral("UTC"));
    EXPECT_EQ(tooltip->time, QStringLiteral("00:12:00"));
}

TEST_F(TimeSeriesViews, SortTheTooltipAsTheDashboardSays)
{
    const auto firstOf = [this](dashboard::Tooltip tooltip) {
        m_view.area()->setTooltip(tooltip);
        return m_view.area()->tooltip()->rows.front().name;
    };
    showThree();
    tests::hover(m_view.area(), inPlot(0.5, 0.5));
    using Sort = dashboard::Tooltip::Sort;
    EXPECT_EQ(firstOf({dashboard::Tooltip::Mode::Multi, Sort::Ascending}), QStringLiteral("low"));
    EXPECT_EQ(firstOf({dashboard::Tooltip::Mode::Multi, Sort::Descending}), QStringLiteral("high"));
}

TEST_F(TimeSeriesViews, TellTheNearestAloneOrNothingWhereTheDashboardWantsThat)
{
    showThree();
    tests::hover(m_view.area(), inPlot(0.5, 0.1));
    m_view.area()->setTooltip({dashboard::Tooltip::Mode::Single, {}});
    ASSERT_EQ(m_view.area()->tooltip()->rows.size(), 1);
    EXPECT_EQ(m_view.area()->tooltip()->rows[0].name, QStringLiteral("high"));
    m_view.area()->setTooltip({dashboard::Tooltip::Mode::None, {}});
    EXPECT_FALSE(m_view.area()->tooltip());
}

TEST_F(TimeSeriesViews, TellAllOfATimeThatAnotherPanelSets)
{
    showThree();
    const base::Time middle = m_data->range.start + m_data->range.length() / 2;
    m_view.area()->setTooltip({dashboard::Tooltip::Mode::Single, dashboard::Tooltip::Sort::Ascending});
    m_view.area()->setSharedCrosshair(middle);
    EXPECT_FALSE(m_view.area()->sharedTooltip());
    const QImage before = m_view.grab().toImage();
    m_view.area()->setSharedTooltip(middle);
    ASSERT_TRUE(m_view.area()->sharedTooltip());
    EXPECT_EQ(m_view.area()->sharedTooltip()->rows.size(), 3);
    EXPECT_EQ(m_view.area()->sharedTooltip()->rows[0].name, QStringLiteral("low"));
    EXPECT_NE(m_view.grab().toImage(), before) << "and paints it";
    m_view.area()->setTooltip({dashboard::Tooltip::Mode::None, {}});
    EXPECT_FALSE(m_view.area()->sharedTooltip());
    m_view.area()->setTooltip({dashboard::Tooltip::Mode::Single, {}});
    m_view.area()->setSharedTooltip(m_data->range.start - std::chrono::hours(1));
    EXPECT_FALSE(m_view.area()->sharedTooltip()) << "out of the range";
    m_view.area()->setSharedTooltip(middle);
    tests::hover(m_view.area(), inPlot(0.2, 0.5));
    EXPECT_FALSE(m_view.area()->sharedTooltip()) << "the own pointer is first";
}

TEST_F(TimeSeriesViews, CountWhatTheTooltipHasNoRoomFor)
{
    std::vector<frame::Field> fields;
    for (unsigned i = 0; i < 50; ++i) {
        fields.push_back(sampleField("s" + std::to_string(i), wave(i, 0.1, i)));
    }
    show(std::move(fields));
    tests::hover(m_view.area(), inPlot(0.5, 0.5));
    EXPECT_EQ(m_view.area()->tooltip()->rows.size(), 12);
    EXPECT_EQ(m_view.area()->tooltip()->more, 38);
}

TEST_F(TimeSeriesViews, ZoomToWhatIsDraggedOverAndNotToAClick)
{
    showThree();
    QSignalSpy zoomed(&m_view, &TimeSeriesView::zoomRequested);
    QTest::mouseClick(m_view.area(), Qt::LeftButton, Qt::NoModifier, inPlot(0.3, 0.5));
    EXPECT_EQ(zoomed.count(), 0);
    QTest::mousePress(m_view.area(), Qt::LeftButton, Qt::NoModifier, inPlot(0.25, 0.5));
    tests::hover(m_view.area(), inPlot(0.5, 0.6));
    QTest::mouseRelease(m_view.area(), Qt::LeftButton, Qt::NoModifier, inPlot(0.75, 0.6));
    ASSERT_EQ(zoomed.count(), 1);
    const auto range = zoomed[0][0].value<base::TimeRange>();
    EXPECT_NEAR(static_cast<double>(range.length().count()),
        static_cast<double>(m_data->range.length().count()) / 2, 120'000);
}

TEST_F(TimeSeriesViews, ZoomOutByDoubleClickAndByKey)
{
    showThree();
    QSignalSpy out(&m_view, &TimeSeriesView::zoomOutRequested);
    QTest::mouseDClick(m_view.area(), Qt::LeftButton, Qt::NoModifier, inPlot(0.3, 0.5));
    QTest::keyClick(m_view.area(), Qt::Key_Z);
    EXPECT_EQ(out.count(), 2);
}

TEST_F(TimeSeriesViews, ShareTheirCrosshair)
{
    showThree();
    TimeSeriesView other(&m_look);
    other.resize(700, 360);
    other.show();
    other.setData({m_data, zumik::plot::plottable(m_data->frames), m_data->range, m_data->now});
    const QImage before = other.grab().toImage();
    QObject::connect(&m_view, &TimeSeriesView::crosshairMoved, &other, &TimeSeriesView::setSharedCrosshair);
    tests::hover(m_view.area(), inPlot(0.5, 0.5));
    EXPECT_NE(other.grab().toImage(), before);
    tests::hover(m_view.area(), QPoint(2, 2));
    EXPECT_EQ(other.grab().toImage(), before) << "and it goes when the pointer leaves the plot";
}

TEST_F(TimeSeriesViews, MoveTheCrosshairByKeys)
{
    showThree();
    QSignalSpy moved(&m_view, &TimeSeriesView::crosshairMoved);
    QTest::keyClick(m_view.area(), Qt::Key_Right);
    QTest::keyClick(m_view.area(), Qt::Key_Right);
    ASSERT_EQ(moved.count(), 2);
    const auto first = moved[0][0].value<std::optional<base::Time>>();
    const auto second = moved[1][0].value<std::optional<base::Time>>();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, m_data->range.start);
    EXPECT_EQ(*second - *first, std::chrono::minutes(1));
    QTest::keyClick(m_view.area(), Qt::Key_Escape);
    EXPECT_FALSE(m_view.area()->tooltip());
}

TEST_F(TimeSeriesViews, IsolateASeriesByAClickInTheLegendAndKeepThatOverNewData)
{
    showThree();
    QTest::mouseClick(
        m_view.legend()->viewport(), Qt::LeftButton, Qt::NoModifier, m_view.legend()->rowRect(1).center());
    EXPECT_EQ(m_view.area()->scene().shapes.size(), 1);
    EXPECT_EQ(m_view.area()->scene().shapes[0].series, 1);
    showThree();
    EXPECT_EQ(m_view.area()->scene().shapes.size(), 1);
    QTest::mouseClick(m_view.legend()->viewport(), Qt::LeftButton, Qt::ControlModifier,
        m_view.legend()->rowRect(0).center());
    EXPECT_EQ(m_view.area()->scene().shapes.size(), 2);
    show({sampleField("another", wave(5, 1))});
    EXPECT_EQ(m_view.area()->scene().shapes.size(), 1) << "a choice that names nobody hides nobody";
}

TEST_F(TimeSeriesViews, LiftTheSeriesUnderThePointer)
{
    showThree();
    const QImage plain = m_view.area()->grab().toImage();
    m_view.area()->setHighlighted(1);
    EXPECT_NE(m_view.area()->grab().toImage(), plain);
    m_view.area()->setHighlighted(std::nullopt);
    EXPECT_EQ(m_view.area()->grab().toImage(), plain);
}

TEST_F(TimeSeriesViews, PutTheLegendAtTheRightOnlyWhereThereIsRoom)
{
    dashboard::TimeSeriesOptions options;
    options.legend.placement = dashboard::Legend::Placement::Right;
    m_view.setOptions(options);
    showThree();
    EXPECT_GT(m_view.legend()->x(), m_view.area()->geometry().right());
    m_view.resize(300, 300);
    EXPECT_GT(m_view.legend()->y(), m_view.area()->geometry().bottom());
}

TEST_F(TimeSeriesViews, SumThemselvesUpInASentence)
{
    showThree();
    EXPECT_TRUE(m_view.summary().contains(QLatin1String("3 series"))) << m_view.summary().toStdString();
    EXPECT_TRUE(m_view.summary().contains(QLatin1String("high")));
    EXPECT_EQ(m_view.area()->accessibleDescription(), m_view.summary());
    show({});
    EXPECT_FALSE(m_view.summary().isEmpty());
}

TEST_F(TimeSeriesViews, SurviveHostileNamesAndValues)
{
    const double infinity = std::numeric_limits<double>::infinity();
    show({sampleField(std::string(1'000'000, 'x'), wave(1, 1)),
        sampleField("<img src=x onerror=1>\x1b[31m\xe2\x80\xae\n\"'", [](std::size_t) { return 1e308; }),
        sampleField("", [infinity](std::size_t i) { return i % 2 == 0 ? infinity : -infinity; }),
        sampleField("nan", [](std::size_t) { return std::nan(""); })});
    tests::hover(m_view.area(), inPlot(0.5, 0.5));
    EXPECT_FALSE(m_view.grab().isNull());
    ASSERT_TRUE(m_view.area()->tooltip());
    const auto tooltip = m_view.area()->tooltip();
    for (const TooltipRow &row : tooltip->rows) {
        EXPECT_LE(row.name.size(), 410);
        EXPECT_FALSE(row.name.contains(QChar(0x202e)));
    }
}

TEST_F(TimeSeriesViews, DrawTenThousandSeries)
{
    std::vector<frame::Field> fields;
    for (unsigned i = 0; i < 10'000; ++i) {
        fields.push_back(sampleField("s" + std::to_string(i), wave(i % 100, 1, i), 20));
    }
    show(std::move(fields));
    tests::hover(m_view.area(), inPlot(0.5, 0.5));
    EXPECT_FALSE(m_view.grab().isNull());
    EXPECT_EQ(m_view.area()->tooltip()->more, 9'988);
}

TEST_F(TimeSeriesViews, ChangeWithTheTheme)
{
    showThree();
    const QImage dark = m_view.grab().toImage();
    m_look.setTheme(common::Theme::Kind::Light);
    const QImage light = m_view.grab().toImage();
    EXPECT_NE(dark, light);
    EXPECT_GT(light.pixelColor(light.width() / 2, 10).lightness(),
        dark.pixelColor(dark.width() / 2, 10).lightness());
}

TEST_F(TimeSeriesViews, SurviveHavingNoRoom)
{
    showThree();
    for (const QSize size : {QSize(1, 1), QSize(30, 20), QSize(2000, 3)}) {
        m_view.resize(size);
        EXPECT_FALSE(m_view.grab().isNull());
    }
}

} // namespace zumik::widgets::plot
