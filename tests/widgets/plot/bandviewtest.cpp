// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/bandview.h"
#include "tests/widgets/support/hover.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/common/theme.h"
#include "widgets/plot/bandlook.h"
#include "widgets/plot/heatview.h"
#include "widgets/plot/legendview.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::plot {

namespace {

frame::ValueMapping mapping(const char *match, const char *text, const char *color)
{
    frame::ValueMapping result;
    result.match = match;
    result.text = text;
    result.color = color;
    return result;
}

class BandViews : public testing::Test {
protected:
    BandViews()
    {
        m_view.resize(700, 360);
        m_view.setOptions(bandOptions(dashboard::StateTimelineOptions{}));
        m_view.show();
        show({replica("first", 0), replica("second", 30)});
    }

    /// Up for an hour, then down for two; beginning `late` minutes later.
    static frame::Field replica(const std::string &name, std::size_t late)
    {
        frame::Field field = tests::sampleField(
            name, [late](std::size_t i) { return i < 60 + late ? 1.0 : 0.0; }, 181);
        field.config.mappings = {mapping("1", "Up", "green"), mapping("0", "Down", "red")};
        return field;
    }

    void show(std::vector<frame::Field> fields)
    {
        m_data = tests::shared(tests::sampleData(std::move(fields)));
        m_view.setData(data());
    }

    BandData data() const { return {m_data, {&m_data->frames[0]}, m_data->range, m_data->now}; }

    QPoint inPlot(double fraction, double height) const
    {
        const zumik::plot::Box plot = m_view.area()->scene().plane.plot;
        return {static_cast<int>(double(plot.left) + fraction * double(plot.width())),
            static_cast<int>(double(plot.top) + height * double(plot.height()))};
    }

    void multi()
    {
        dashboard::StateTimelineOptions options;
        options.tooltip.mode = dashboard::Tooltip::Mode::Multi;
        m_view.setOptions(bandOptions(options));
    }

    common::Look m_look{common::Theme::Kind::Dark};
    BandView m_view{&m_look};
    std::shared_ptr<const board::PanelData> m_data;
};

} // namespace

TEST_F(BandViews, TellRowStateTimesAndDurationUnderThePointer)
{
    EXPECT_FALSE(m_view.area()->tooltip());
    tests::hover(m_view.area(), inPlot(0.2, 0.75));
    const auto tooltip = m_view.area()->tooltip();
    ASSERT_TRUE(tooltip);
    ASSERT_EQ(tooltip->rows.size(), 2U);
    EXPECT_EQ(tooltip->rows[0].name, QStringLiteral("second"));
    EXPECT_EQ(tooltip->rows[0].value, QStringLiteral("Up"));
    EXPECT_EQ(tooltip->time, QStringLiteral("00:12:00 – 01:42:00"));
    EXPECT_EQ(tooltip->rows[1].value, QStringLiteral("1h30m or longer")) << "it may have been up before";
}

TEST_F(BandViews, TellAllRowsWhereTheDashboardWantsThat)
{
    multi();
    tests::hover(m_view.area(), inPlot(0.4, 0.25));
    const auto tooltip = m_view.area()->tooltip();
    ASSERT_TRUE(tooltip);
    ASSERT_EQ(tooltip->rows.size(), 3U);
    EXPECT_EQ(tooltip->rows[0].value, QStringLiteral("Down"));
    EXPECT_TRUE(tooltip->rows[0].strong);
    EXPECT_EQ(tooltip->rows[1].value, QStringLiteral("Up"));
    EXPECT_FALSE(tooltip->rows[1].strong);
}

TEST_F(BandViews, SortAllRowsAsTheDashboardSays)
{
    using Sort = dashboard::Tooltip::Sort;
    const auto level = [](const char *name, double value) {
        return tests::sampleField(name, [value](std::size_t) { return value; });
    };
    const auto names = [this](Sort sort) {
        dashboard::StateTimelineOptions options;
        options.tooltip = {dashboard::Tooltip::Mode::Multi, sort};
        m_view.setOptions(bandOptions(options));
        tests::hover(m_view.area(), inPlot(0.4, 0.25));
        const auto tooltip = m_view.area()->tooltip();
        QStringList all;
        if (!tooltip) {
            return all;
        }
        for (const TooltipRow &row : tooltip->rows) {
            all << row.name;
        }
        all.removeLast(); // the duration
        return all;
    };
    show({level("b", 20), level("c", 3), level("a", 100)});
    EXPECT_EQ(names(Sort::None).join(QLatin1Char(' ')), QStringLiteral("b c a"));
    EXPECT_EQ(names(Sort::Ascending).join(QLatin1Char(' ')), QStringLiteral("c b a"));
    EXPECT_EQ(names(Sort::Descending).join(QLatin1Char(' ')), QStringLiteral("a b c"));
    board::PanelData content = tests::sampleData({level("ten", 1), level("two", 1)});
    for (frame::Field &field : content.frames[0].fields) {
        const std::string text = field.name == "two" ? "node-2" : "node-10";
        field.values = frame::Field::Texts(content.frames[0].grid->count, text);
    }
    m_data = tests::shared(std::move(content));
    m_view.setData(data());
    EXPECT_EQ(names(Sort::Ascending).value(0), QStringLiteral("two")) << "numbers in texts count";
}

TEST_F(BandViews, TellAllRowsOfATimeThatAnotherPanelSets)
{
    const base::Time time = m_data->range.start + std::chrono::minutes(60);
    m_view.area()->setSharedTooltip(time);
    const auto tooltip = m_view.area()->sharedTooltip();
    ASSERT_TRUE(tooltip);
    ASSERT_EQ(tooltip->rows.size(), 2U);
    EXPECT_EQ(tooltip->rows[1].value, QStringLiteral("Up"));
    m_view.area()->setSharedCrosshair(time);
    EXPECT_FALSE(m_view.area()->sharedTooltip());
}

TEST_F(BandViews, TellOnlyAFewOfManyRows)
{
    multi();
    show(std::vector<frame::Field>(40, replica("many", 0)));
    tests::hover(m_view.area(), inPlot(0.4, 0.99));
    const auto tooltip = m_view.area()->tooltip();
    ASSERT_TRUE(tooltip);
    EXPECT_LE(tooltip->rows.size(), tooltipRows);
    EXPECT_EQ(tooltip->more, 40 - (tooltip->rows.size() - 1));
    EXPECT_TRUE(tooltip->rows[tooltip->rows.size() - 2].strong) << "the last row, before the duration";
}

TEST_F(BandViews, SayNothingOfFieldsThatHideFromTheTooltip)
{
    frame::Field hidden = replica("hidden", 0);
    hidden.config.style.hideFromTooltip = true;
    show({hidden});
    tests::hover(m_view.area(), inPlot(0.4, 0.5));
    EXPECT_FALSE(m_view.area()->tooltip());
}

TEST_F(BandViews, AreReadByKeys)
{
    QTest::keyClick(m_view.area(), Qt::Key_Right);
    ASSERT_TRUE(m_view.area()->hit());
    EXPECT_EQ(m_view.area()->hit()->row, 0U);
    EXPECT_EQ(m_view.area()->stateText(*m_view.area()->hit()), QStringLiteral("Up"));
    QTest::keyClick(m_view.area(), Qt::Key_Right);
    EXPECT_EQ(m_view.area()->stateText(*m_view.area()->hit()), QStringLiteral("Down"));
    QTest::keyClick(m_view.area(), Qt::Key_Down);
    EXPECT_EQ(m_view.area()->hit()->row, 1U);
    QTest::keyClick(m_view.area(), Qt::Key_Left);
    EXPECT_EQ(m_view.area()->stateText(*m_view.area()->hit()), QStringLiteral("Up"));
    QTest::keyClick(m_view.area(), Qt::Key_Up);
    EXPECT_EQ(m_view.area()->hit()->row, 0U);
    QTest::keyClick(m_view.area(), Qt::Key_Escape);
    EXPECT_FALSE(m_view.area()->hit());
}

TEST_F(BandViews, ReachEveryPixelOfSqueezedRowsByKeys)
{
    std::vector<frame::Field> fields(3000, replica("fine", 0));
    show(std::move(fields));
    QTest::keyClick(m_view.area(), Qt::Key_Right);
    std::size_t before = m_view.area()->hit()->row;
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(m_view.area(), Qt::Key_Down);
        ASSERT_GT(m_view.area()->hit()->row, before);
        before = m_view.area()->hit()->row;
    }
}

TEST_F(BandViews, ZoomByDraggingAndOutByTheKey)
{
    QSignalSpy zooms(m_view.area(), &BandArea::zoomRequested);
    QSignalSpy outs(m_view.area(), &BandArea::zoomOutRequested);
    QTest::mousePress(m_view.area(), Qt::LeftButton, {}, inPlot(0.25, 0.5));
    QTest::mouseRelease(m_view.area(), Qt::LeftButton, {}, inPlot(0.75, 0.5));
    ASSERT_EQ(zooms.size(), 1);
    QTest::keyClick(m_view.area(), Qt::Key_Z);
    EXPECT_EQ(outs.size(), 1);
}

TEST_F(BandViews, DrawACrosshairThatAnotherPanelSets)
{
    const QImage before = m_view.grab().toImage();
    m_view.area()->setSharedCrosshair(m_data->range.start + std::chrono::minutes(90));
    EXPECT_NE(m_view.grab().toImage(), before);
}

TEST_F(BandViews, ListStatesUnlessTheLegendIsHidden)
{
    ASSERT_EQ(m_view.legend()->table().rows.size(), 2U);
    EXPECT_EQ(m_view.legend()->table().rows[0].name, QStringLiteral("Up"));
    EXPECT_TRUE(m_view.legend()->isVisible());
    EXPECT_FALSE(m_view.ramp()->isVisible());
    dashboard::StateTimelineOptions options;
    options.legend.mode = dashboard::Legend::Mode::Hidden;
    m_view.setOptions(bandOptions(options));
    EXPECT_FALSE(m_view.legend()->isVisible());
}

TEST_F(BandViews, ShowTheRampOfContinuousColors)
{
    frame::Field field = tests::sampleField("GPU 0", tests::wave(50, 20), 61);
    field.config.color.mode = frame::ColorConfig::Mode::Continuous;
    field.config.color.scheme = "continuous-GrYlRd";
    show({field});
    EXPECT_TRUE(m_view.ramp()->isVisible());
    EXPECT_EQ(m_view.ramp()->ticks().size(), 5U);
    EXPECT_FALSE(m_view.legend()->isVisible());
}

TEST_F(BandViews, SayWhatTheyShow)
{
    EXPECT_EQ(m_view.summary(), QStringLiteral("2 row(s) of states over time; at the end Down: 2."));
    EXPECT_EQ(m_view.area()->accessibleDescription(), m_view.summary());
    EXPECT_FALSE(m_view.area()->accessibleName().isEmpty());
}

TEST_F(BandViews, ReadTheSameFramesOnceForAllRanges)
{
    const auto *cells = m_view.area()->scene().cells.marks.data();
    BandData later = data();
    later.range.start = later.range.start + std::chrono::hours(1);
    m_view.setData(later);
    EXPECT_EQ(m_view.area()->scene().cells.marks.data(), cells);
    EXPECT_EQ(m_view.area()->scene().plane.range, later.range);
    show({replica("first", 0)});
    EXPECT_EQ(m_view.area()->scene().cells.rows.size(), 1U);
}

TEST_F(BandViews, FollowTheTheme)
{
    const QImage dark = m_view.grab().toImage();
    const auto fill = m_view.area()->scene().paints.back().fill;
    m_look.setTheme(common::Theme::Kind::Light);
    EXPECT_NE(m_view.area()->scene().paints.back().fill, fill);
    EXPECT_NE(m_view.grab().toImage(), dark);
}

TEST_F(BandViews, RankWhatMustNotBeOverlooked)
{
    const common::Numbers numbers({});
    const BandLook look(m_look.theme(), numbers);
    using Kind = frame::ValueColor::Kind;
    const auto named = [&](const char *name) {
        return look.rank({Kind::Named, name, 0});
    };
    EXPECT_GT(named("dark-red"), named("orange"));
    EXPECT_GT(named("orange"), named("blue"));
    EXPECT_GT(named("blue"), named("green"));
    const auto ramp = [&](const char *name, double at) {
        return look.rank({Kind::Continuous, name, at});
    };
    EXPECT_GT(ramp("continuous-GrYlRd", 0.9), ramp("continuous-GrYlRd", 0.1));
    EXPECT_LT(ramp("continuous-RdYlGr", 0.9), ramp("continuous-RdYlGr", 0.1));
    EXPECT_GT(ramp("continuous-blues", 0.9), ramp("continuous-blues", 0.1));
}

TEST_F(BandViews, MixFillsWithThePanelAndKeepEdgesFull)
{
    const common::Numbers numbers({});
    const BandLook look(m_look.theme(), numbers);
    const frame::ValueColor red{frame::ValueColor::Kind::Named, "#ff0000", 0};
    EXPECT_EQ(look.paint({red, 0, 100}).fill, 0xFFFF0000U);
    EXPECT_EQ(look.paint({red, 0, 50}).edge, 0xFFFF0000U);
    EXPECT_NE(look.paint({red, 0, 50}).fill, 0xFFFF0000U);
    const frame::ValueColor none{frame::ValueColor::Kind::Named, "transparent", 0};
    EXPECT_EQ(look.paint({none, 0, 100}).fill, m_look.theme().color("surface.panel").rgba());
}

} // namespace zumik::widgets::plot
