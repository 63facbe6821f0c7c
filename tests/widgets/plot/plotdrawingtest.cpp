// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plotdrawing.h"
#include "tests/support/waitfor.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/plot/glide.h"
#include "widgets/plot/plotarea.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QThreadPool>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace zumik::widgets::plot {

namespace {

constexpr std::size_t lines = 60;
constexpr std::size_t points = 1441;
constexpr std::size_t spikeAt = 1000;

/// Enough samples to be drawn in another thread. The first line has one spike.
PlotData manyLines(double level)
{
    std::vector<frame::Field> fields;
    for (std::size_t i = 0; i < lines; ++i) {
        fields.push_back(tests::sampleField(
            "line " + std::to_string(i), tests::wave(level, 10, static_cast<unsigned>(i)), points));
    }
    const auto flat = [level](std::size_t i) {
        return i == spikeAt ? level + 100 : level;
    };
    fields.front() = tests::sampleField("spike", flat, points);
    const auto frame = std::make_shared<frame::Frame>(tests::sampleData(std::move(fields)).frames[0]);
    PlotData content{frame, {}, {frame->grid->start, frame->grid->end()}, std::nullopt};
    for (const frame::Field &field : frame->fields) {
        content.series.push_back({&field, *frame->grid, true});
    }
    return content;
}

class DrawingsApart : public testing::Test {
protected:
    DrawingsApart()
        : m_area(std::make_unique<PlotArea>(&m_look))
    {
        m_area->resize(800, 400);
        m_area->show(); // a hidden one is resized, and so laid out anew, whenever it is grabbed
        show(*m_area, m_content);
    }

    static void show(PlotArea &area, const PlotData &content)
    {
        Paints paints(content.series.size(), {Qt::blue, {}});
        paints.front().color = Qt::red;
        area.setData(content, paints);
        area.grab();
    }

    /// What a plot of this range looks like that never glided.
    QImage still(PlotData content, base::TimeRange range)
    {
        content.range = range;
        PlotArea area(&m_look);
        area.resize(m_area->size());
        show(area, content);
        return area.grab().toImage();
    }

    void turn(QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const QPointF at(400, 200);
        QWheelEvent event(
            at, m_area->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_area.get(), &event);
    }

    void zoom() { turn({0, 120}, Qt::ControlModifier); }

    void point(QPointF at)
    {
        QMouseEvent event(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_area.get(), &event);
    }

    bool sharpens()
    {
        return tests::waitUntil([this] { return m_area->sharp(); });
    }

    QImage picture() { return m_area->grab().toImage(); }

    /// The columns that have red high above all other lines: of the spike.
    std::vector<int> spikeColumns()
    {
        const QImage image = picture();
        const auto row = static_cast<int>(m_area->scene().plot.top) + 40;
        std::vector<int> columns;
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, row);
            if (color.red() > 2 * color.blue()) {
                columns.push_back(x);
            }
        }
        return columns;
    }

    common::Look m_look{common::Theme::Kind::Dark};
    PlotData m_content = manyLines(50);
    base::TimeRange m_range = m_content.range;
    std::unique_ptr<PlotArea> m_area;
};

} // namespace

TEST_F(DrawingsApart, AreWhatWouldHaveBeenDrawnAtOnce)
{
    zoom();
    EXPECT_FALSE(m_area->sharp());
    ASSERT_TRUE(sharpens());
    ASSERT_LT(m_area->scene().range.length(), m_range.length());
    EXPECT_EQ(picture(), still(m_content, m_area->scene().range));
}

TEST_F(DrawingsApart, ShowUntilThenWhatIsKnownWhereItsTimesHaveComeTo)
{
    const base::Time spike = m_content.series.front().grid.at(spikeAt);
    const float before = m_area->scene().xOf(spike);
    zoom();
    ASSERT_FALSE(m_area->sharp());
    const float now = m_area->scene().xOf(spike);
    ASSERT_GT(std::abs(now - before), 20);
    const std::vector<int> columns = spikeColumns();
    ASSERT_FALSE(columns.empty());
    EXPECT_NEAR(columns.front(), double(now), 3);
    EXPECT_NEAR(columns.back(), double(now), 3);
}

TEST_F(DrawingsApart, EndWithTheLastRangeHoweverManyThereWere)
{
    for (int i = 0; i < 20; ++i) {
        turn({i % 2 == 0 ? 120 : -60, 0});
        QCoreApplication::sendPostedEvents();
    }
    ASSERT_TRUE(sharpens());
    EXPECT_EQ(m_area->scene().range.length(), m_range.length());
    EXPECT_NE(m_area->scene().range, m_range);
    EXPECT_EQ(picture(), still(m_content, m_area->scene().range));
}

TEST_F(DrawingsApart, OfFormerDataAreDropped)
{
    zoom();
    const PlotData other = manyLines(7);
    show(*m_area, other);
    const QSignalSpy drawn(m_area.get(), &PlotArea::drawn);
    EXPECT_TRUE(m_area->sharp());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(drawn.count(), 0);
    EXPECT_EQ(picture(), still(other, other.range));
}

TEST_F(DrawingsApart, MayOutliveTheirPlot)
{
    zoom();
    m_area.reset();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
}

TEST_F(DrawingsApart, LiftNoLineWhileTheRangeGlides)
{
    const auto strong = [this] {
        const QImage image = picture();
        int count = 0;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                count += image.pixelColor(x, y).blue() > 200 ? 1 : 0;
            }
        }
        return count;
    };
    const int all = strong();
    point({600, double(m_area->scene().axes.front().area.y(50))});
    ASSERT_LT(strong(), all / 4) << "the others are dimmed";
    zoom();
    EXPECT_GT(strong(), all / 2);
    ASSERT_TRUE(sharpens());
    EXPECT_GT(strong(), all / 2);
}

TEST(PlotDrawings, AreTheSceneAndItsSeriesInAnyThread)
{
    const common::Look look(common::Theme::Kind::Light);
    const PlotData content = manyLines(50);
    PlotDrawing drawing{content.owner, inputOf(content), Paints(lines, {Qt::red, {}}), look.theme(),
        look.clock(), look.fonts().font("axis"), 2};
    drawing.input.width = 500;
    drawing.input.height = 300;
    const DrawnPlot here = draw(drawing);
    DrawnPlot there;
    QThreadPool pool;
    pool.start([&] { there = draw(drawing); });
    pool.waitForDone();
    EXPECT_EQ(here.scene.shapes.size(), lines);
    EXPECT_EQ(here.series.range, content.range);
    EXPECT_EQ(here.series.image.width(), std::ceil(here.scene.plot.width() * 2));
    EXPECT_EQ(here.series.image, there.series.image);
    EXPECT_EQ(here.scene.plot, there.scene.plot);
}

} // namespace zumik::widgets::plot
