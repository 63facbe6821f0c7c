// SPDX-License-Identifier: GPL-3.0-or-later
// A plot that is recorded as strokes looks like the one that is painted as pixels.
#include "widgets/plot/strokes.h"

#include "models/base/number.h"
#include "widgets/common/look.h"
#include "widgets/plot/timeseriesview.h"

#include <QImage>
#include <QPainter>
#include <QPicture>

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace zumik::widgets::plot {

namespace {

constexpr std::size_t samples = 60;

class Strokes : public testing::Test {
protected:
    Strokes()
    {
        m_frame->grid = series::Grid{{}, std::chrono::minutes(1), samples};
        dashboard::TimeSeriesOptions options;
        options.legend.mode = dashboard::Legend::Mode::Hidden;
        m_view.setOptions(options);
        m_view.resize(480, 280);
    }

    template <typename Values> frame::FieldConfig &add(Values valueAt)
    {
        std::vector<double> values;
        for (std::size_t i = 0; i < samples; ++i) {
            values.push_back(valueAt(static_cast<double>(i)));
        }
        frame::Field &field = m_frame->fields.emplace_back();
        field.name = "series " + std::to_string(m_frame->fields.size());
        field.values = series::Column(std::move(values));
        return field.config;
    }

    void show()
    {
        PlotData content;
        content.owner = m_frame;
        for (const frame::Field &field : m_frame->fields) {
            content.series.push_back({&field, *m_frame->grid, true});
        }
        content.range = {m_frame->grid->start, m_frame->grid->end()};
        m_view.setData(std::move(content));
    }

    QImage blank() const
    {
        QImage image(m_view.size(), QImage::Format_RGB32);
        image.fill(m_look.theme().color("surface.panel"));
        return image;
    }

    QImage pixels()
    {
        QImage image = blank();
        m_view.render(&image, {}, {}, QWidget::DrawChildren);
        return image;
    }

    QImage strokes()
    {
        QPicture recorded;
        QPainter recording(&recorded);
        m_view.render(&recording, {}, {}, QWidget::DrawChildren);
        recording.end();
        QImage image = blank();
        QPainter painter(&image);
        recorded.play(&painter);
        return image;
    }

    /// Of 255, on average over the plot.
    double difference()
    {
        const QImage a = pixels();
        const QImage b = strokes();
        double sum = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x) {
                sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
            }
        }
        return sum / (a.width() * a.height());
    }

    common::Look m_look{common::Theme::Kind::Dark};
    std::shared_ptr<frame::Frame> m_frame = std::make_shared<frame::Frame>();
    TimeSeriesView m_view{&m_look};
};

} // namespace

TEST_F(Strokes, ofLinesAndTheirGroundLookLikePixels)
{
    add([](double i) { return 50 + 40 * std::sin(i / 5); }).style.fillOpacity = 60;
    add([](double i) { return i > 20 && i < 30 ? base::absent() : i; }).style.dash = {6, 4};
    show();
    EXPECT_LT(difference(), 1.5);
}

TEST_F(Strokes, ofGradientsLookLikePixels)
{
    frame::SeriesStyle &style = add([](double) { return 100.0; }).style;
    style.fillOpacity = 90;
    style.gradient = frame::Gradient::Opacity;
    show();
    EXPECT_LT(difference(), 2);
}

TEST_F(Strokes, ofBarsAndPointsLookLikePixels)
{
    frame::SeriesStyle &bars = add([](double i) { return i; }).style;
    bars.draw = frame::DrawStyle::Bars;
    bars.fillOpacity = 80;
    add([](double i) { return 60 - i; }).style.draw = frame::DrawStyle::Points;
    show();
    EXPECT_LT(difference(), 2.5);
}

TEST_F(Strokes, stayInsideThePlotWhateverTheAxisLeavesOut)
{
    frame::FieldConfig &config = add([](double i) { return i < 30 ? 5.0 : 5000.0; });
    config.min = 0;
    config.max = 10;
    config.style.fillOpacity = 100;
    show();
    const QImage image = strokes();
    const auto &plot = m_view.area()->scene().plot;
    const QRgb ground = blank().pixel(0, 0);
    for (int x = static_cast<int>(plot.left) + 300; x < static_cast<int>(plot.right); ++x) {
        for (int y = 0; y < static_cast<int>(plot.top) - 3; ++y) {
            ASSERT_EQ(image.pixel(x, y), ground) << x << ',' << y;
        }
    }
}

TEST(KeepsStrokes, isSaidOfRecordingsOnly)
{
    QImage image(10, 10, QImage::Format_RGB32);
    EXPECT_FALSE(keepsStrokes(QPainter(&image)));
    QPicture picture;
    const QPainter recording(&picture);
    EXPECT_TRUE(keepsStrokes(recording));
}

} // namespace zumik::widgets::plot
