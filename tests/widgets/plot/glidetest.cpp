// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/glide.h"
#include "tests/support/waitfor.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/plot/plotarea.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <limits>

namespace zumik::widgets::plot {

namespace {

using namespace std::chrono_literals;

constexpr base::TimeRange hour{{3'600'000}, {7'200'000}};

} // namespace

TEST(Glides, ZoomAroundAPointThatStays)
{
    const base::TimeRange nearer = zoomedAround(hour, {4'500'000}, 1);
    EXPECT_EQ(nearer.length(), 48min);
    EXPECT_EQ(nearer.start.ms, 4'500'000 - 720'000) << "a quarter of it lies before the point, as ever";
    EXPECT_EQ(zoomedAround(nearer, {4'500'000}, -1), hour);
}

TEST(Glides, EndAtASecondAndAtACentury)
{
    EXPECT_EQ(zoomedAround(hour, hour.start, 1000).length(), 1s);
    EXPECT_LE(zoomedAround(hour, hour.start, -1e9).length(), 24h * 365 * 100);
    const base::TimeRange far = moved(hour, std::numeric_limits<double>::max());
    EXPECT_LE(far.end.ms, 100'000'000'000'000);
}

TEST(Glides, MoveByAShare)
{
    EXPECT_EQ(moved(hour, 0.5), (base::TimeRange{{5'400'000}, {9'000'000}}));
    EXPECT_EQ(moved(moved(hour, 0.25), -0.25), hour);
}

namespace {

class GlidingPlots : public testing::Test {
protected:
    GlidingPlots()
        : m_look(common::Theme::Kind::Dark)
        , m_frame(tests::sampleData({tests::sampleField("a", tests::wave(50, 10))}).frames[0])
        , m_area(&m_look)
        , m_zoomed(&m_area, &PlotArea::zoomRequested)
    {
        m_area.resize(600, 300);
        m_range = {m_frame.grid->start, m_frame.grid->end()};
        m_area.setData(
            {nullptr, {{&m_frame.fields[0], *m_frame.grid, true}}, m_range, std::nullopt}, {{Qt::red, {}}});
    }

    bool turn(QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier, QPointF at = {300, 150})
    {
        QWheelEvent event(
            at, m_area.mapToGlobal(at), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&m_area, &event);
        return event.isAccepted();
    }

    base::TimeRange shown() const { return m_area.scene().range; }

    base::TimeRange asked() const { return m_zoomed.back()[0].value<base::TimeRange>(); }

    common::Look m_look;
    frame::Frame m_frame;
    base::TimeRange m_range;
    PlotArea m_area;
    QSignalSpy m_zoomed;
};

} // namespace

TEST_F(GlidingPlots, ShowAtOnceAndAskWhenTheWheelRests)
{
    EXPECT_TRUE(turn({0, 120}, Qt::ControlModifier));
    EXPECT_TRUE(turn({0, 120}, Qt::ControlModifier));
    EXPECT_LT(shown().length(), m_range.length() * 2 / 3);
    EXPECT_EQ(m_zoomed.count(), 0) << "the wheel still turns";
    ASSERT_TRUE(tests::waitUntil([this] { return m_zoomed.count() == 1; }));
    EXPECT_EQ(asked(), shown());
}

TEST_F(GlidingPlots, MoveWithTheHorizontalWheelOrWithShift)
{
    EXPECT_TRUE(turn({-120, 0}));
    EXPECT_EQ(shown(), moved(m_range, 0.1));
    EXPECT_TRUE(turn({0, 120}, Qt::ShiftModifier));
    EXPECT_EQ(shown(), m_range);
}

TEST_F(GlidingPlots, LeaveThePlainWheelToThePage)
{
    EXPECT_FALSE(turn({0, 120}));
    EXPECT_FALSE(turn({0, 120}, Qt::ControlModifier, {5, 295})) << "beside the plot";
    EXPECT_EQ(shown(), m_range);
}

TEST_F(GlidingPlots, AreMovedByHandWithShift)
{
    const int width = static_cast<int>(m_area.scene().plot.width());
    QTest::mousePress(&m_area, Qt::LeftButton, Qt::ShiftModifier, {200, 150});
    QTest::mouseMove(&m_area, {200 + width / 4, 150});
    EXPECT_NEAR(double(shown().start.ms), double(moved(m_range, -0.25).start.ms), 60'000);
    EXPECT_EQ(m_zoomed.count(), 0);
    QTest::mouseRelease(&m_area, Qt::LeftButton, Qt::ShiftModifier, {200 + width / 4, 150});
    ASSERT_EQ(m_zoomed.count(), 1);
    EXPECT_EQ(asked(), shown());
}

} // namespace zumik::widgets::plot
