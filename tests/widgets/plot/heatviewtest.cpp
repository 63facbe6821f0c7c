// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/heatview.h"
#include "tests/widgets/support/hover.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::plot {

namespace {

class HeatViews : public testing::Test {
protected:
    HeatViews()
    {
        m_view.resize(700, 360);
        dashboard::HeatmapOptions options;
        options.style.axis.unit = "s";
        m_view.setOptions(options);
        m_view.show();
        show(1);
    }

    void show(double scale)
    {
        board::PanelData content = tests::sampleData({});
        double level = 0;
        for (const char *le : {"0.1", "0.5", "+Inf"}) {
            level += scale;
            frame::Field field = tests::sampleField(le, [level](std::size_t) { return level; });
            field.labels = {{"le", le}};
            content.frames[0].fields.push_back(std::move(field));
        }
        content.frames[0].grid = tests::sampleGrid();
        content.range = {content.frames[0].grid->start, tests::sampleNow};
        m_data = tests::shared(std::move(content));
        m_view.setData({m_data, {{&m_data->frames[0], true}}, m_data->range, m_data->now});
    }

    QPoint inPlot(double fraction, double height) const
    {
        const zumik::plot::Box plot = m_view.area()->scene().plane.plot;
        return {static_cast<int>(double(plot.left) + fraction * double(plot.width())),
            static_cast<int>(double(plot.top) + height * double(plot.height()))};
    }

    common::Look m_look{common::Theme::Kind::Dark};
    HeatView m_view{&m_look};
    std::shared_ptr<const board::PanelData> m_data;
};

} // namespace

TEST_F(HeatViews, TellBucketCountAndTimesUnderThePointer)
{
    EXPECT_FALSE(m_view.area()->tooltip());
    tests::hover(m_view.area(), inPlot(0.5, 0.5));
    const auto tooltip = m_view.area()->tooltip();
    ASSERT_TRUE(tooltip);
    ASSERT_EQ(tooltip->rows.size(), 1U);
    EXPECT_EQ(tooltip->rows[0].name, QStringLiteral("100 ms – 500 ms"));
    EXPECT_EQ(tooltip->rows[0].value, QStringLiteral("1"));
    EXPECT_TRUE(tooltip->time.contains(QStringLiteral(" – "))) << tooltip->time.toStdString();
}

TEST_F(HeatViews, TellTheCellAllOfItsColumnOrNothingAsTheDashboardSays)
{
    using Mode = dashboard::Tooltip::Mode;
    const auto rows = [this](Mode mode) {
        dashboard::HeatmapOptions options;
        options.tooltip = mode;
        m_view.setOptions(options);
        tests::hover(m_view.area(), inPlot(0.5, 0.5));
        const auto tooltip = m_view.area()->tooltip();
        return tooltip ? tooltip->rows.size() : 0;
    };
    EXPECT_EQ(rows(Mode::Single), 1U);
    EXPECT_EQ(rows(Mode::Multi), 3U);
    EXPECT_EQ(rows(Mode::None), 0U);
}

TEST_F(HeatViews, TellTheColumnOfATimeThatAnotherPanelSets)
{
    m_view.area()->setSharedTooltip(m_data->range.start + m_data->range.length() / 2);
    const auto tooltip = m_view.area()->sharedTooltip();
    ASSERT_TRUE(tooltip);
    EXPECT_EQ(tooltip->rows.size(), 3U);
    EXPECT_FALSE(tooltip->rows[0].strong);
}

TEST_F(HeatViews, ZoomByDraggingAndOutByTheKey)
{
    QSignalSpy zooms(m_view.area(), &HeatArea::zoomRequested);
    QSignalSpy outs(m_view.area(), &HeatArea::zoomOutRequested);
    QTest::mousePress(m_view.area(), Qt::LeftButton, {}, inPlot(0.25, 0.5));
    QTest::mouseRelease(m_view.area(), Qt::LeftButton, {}, inPlot(0.75, 0.5));
    ASSERT_EQ(zooms.size(), 1);
    const auto range = zooms[0][0].value<base::TimeRange>();
    EXPECT_GT(range.start, m_data->range.start);
    EXPECT_LT(range.end, m_data->range.end);
    QTest::keyClick(m_view.area(), Qt::Key_Z);
    EXPECT_EQ(outs.size(), 1);
}

TEST_F(HeatViews, AreReadByKeys)
{
    QTest::keyClick(m_view.area(), Qt::Key_Right);
    QTest::keyClick(m_view.area(), Qt::Key_Right);
    QTest::keyClick(m_view.area(), Qt::Key_Up);
    const auto hit = m_view.area()->hit();
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->row, 1U);
    QTest::keyClick(m_view.area(), Qt::Key_Escape);
    EXPECT_FALSE(m_view.area()->hit());
}

TEST_F(HeatViews, SayWhatTheyShow)
{
    EXPECT_TRUE(m_view.summary().contains(QStringLiteral("3 row"))) << m_view.summary().toStdString();
    EXPECT_EQ(m_view.area()->accessibleDescription(), m_view.summary());
    EXPECT_FALSE(m_view.area()->accessibleName().isEmpty());
}

TEST_F(HeatViews, KeepTheirPlotWhereALegendHasNoRoom)
{
    EXPECT_TRUE(m_view.legend()->isVisible());
    m_view.resize(300, 80);
    EXPECT_FALSE(m_view.legend()->isVisible());
    EXPECT_EQ(m_view.area()->height(), 80);
}

} // namespace zumik::widgets::plot
