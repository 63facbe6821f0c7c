// SPDX-License-Identifier: GPL-3.0-or-later
// Options of a time series as they end up in pixels. With ZUMIK_SHOTS set to a folder, the pictures are kept
// there.
#include "models/base/number.h"
#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/plot/timeseriesview.h"

#include <QImage>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>

namespace zumik::widgets::plot {

namespace {

constexpr std::size_t samples = 60;
constexpr double lowest = -std::numeric_limits<double>::infinity();

class PaintedOptions : public testing::TestWithParam<common::Theme::Kind> {
protected:
    PaintedOptions()
        : m_look(GetParam())
        , m_frame(std::make_shared<frame::Frame>())
        , m_view(&m_look)
    {
        m_frame->grid = series::Grid{{}, std::chrono::minutes(1), samples};
        dashboard::TimeSeriesOptions options;
        options.legend.mode = dashboard::Legend::Mode::Hidden;
        m_view.setOptions(options);
        m_view.resize(480, 280);
    }

    template <typename Values> frame::FieldConfig &add(Values valueAt)
    {
        frame::Field field;
        field.name = "series " + std::to_string(m_frame->fields.size());
        std::vector<double> values;
        for (std::size_t i = 0; i < samples; ++i) {
            values.push_back(valueAt(static_cast<double>(i)));
        }
        field.values = series::Column(std::move(values));
        m_frame->fields.push_back(std::move(field));
        return m_frame->fields.back().config;
    }

    QImage picture(const char *name)
    {
        PlotData content;
        content.owner = m_frame;
        for (const frame::Field &field : m_frame->fields) {
            content.series.push_back({&field, *m_frame->grid, true});
        }
        content.range = {m_frame->grid->start, m_frame->grid->end()};
        m_view.setData(std::move(content));
        QImage image(m_view.size(), QImage::Format_RGB32);
        image.fill(m_look.theme().color("surface.panel"));
        m_view.render(&image, {}, {}, QWidget::DrawChildren);
        if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
            image.save(
                QStringLiteral("%1/option-%2-%3.png").arg(folder, QLatin1String(name)).arg(int(GetParam())));
        }
        return image;
    }

    const zumik::plot::PlotScene &scene() const { return m_view.area()->scene(); }

    int yOf(double value) const { return static_cast<int>(scene().axes[0].area.y(value)); }

    common::Look m_look;
    std::shared_ptr<frame::Frame> m_frame;
    TimeSeriesView m_view;
};

/// How far a pixel is from the ground.
int ink(const QImage &image, int x, int y, const QColor &ground)
{
    const QColor pixel = image.pixelColor(x, y);
    return std::abs(pixel.red() - ground.red()) + std::abs(pixel.green() - ground.green())
        + std::abs(pixel.blue() - ground.blue());
}

/// Whether a color is found, nearly, in a part of a picture.
bool has(const QImage &image, const QRect &part, const QColor &color)
{
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            if (ink(image, x, y, color) < 24) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

TEST_P(PaintedOptions, AFillOfFadingOpacityIsStrongestAtTheTop)
{
    frame::SeriesStyle &style = add([](double) { return 100.0; }).style;
    style.fillOpacity = 90;
    style.gradient = frame::Gradient::Opacity;
    const QImage image = picture("opacity");
    const QColor ground = m_look.theme().color("surface.panel");
    EXPECT_GT(ink(image, 201, yOf(90), ground), 2 * ink(image, 201, yOf(30), ground));
}

TEST_P(PaintedOptions, AThresholdSchemePaintsTheLineInTheColorOfEachHeight)
{
    frame::FieldConfig &config = add([](double i) { return 50 + 45 * std::sin(i / 6); });
    config.style.gradient = frame::Gradient::Scheme;
    config.style.fillOpacity = 25;
    config.style.lineWidth = 3;
    config.color.mode = frame::ColorConfig::Mode::Thresholds;
    config.thresholds.steps = {{lowest, "green"}, {50, "red"}};
    const QImage image = picture("thresholds");
    const QColor red = common::namedColor("red", m_look.theme(), Qt::black);
    const QColor green = common::namedColor("green", m_look.theme(), Qt::black);
    const int left = static_cast<int>(scene().plot.left);
    const int width = static_cast<int>(scene().plot.width());
    const QRect above(left, yOf(97), width, yOf(60) - yOf(97));
    const QRect below(left, yOf(40), width, yOf(4) - yOf(40));
    EXPECT_TRUE(has(image, above, red));
    EXPECT_FALSE(has(image, above, green));
    EXPECT_TRUE(has(image, below, green));
    EXPECT_FALSE(has(image, below, red));
}

TEST_P(PaintedOptions, AContinuousSchemeBlends)
{
    frame::FieldConfig &config = add([](double i) { return 50 + 45 * std::sin(i / 6); });
    config.style.gradient = frame::Gradient::Scheme;
    config.style.fillOpacity = 60;
    config.color.mode = frame::ColorConfig::Mode::Continuous;
    config.color.scheme = "continuous-GrYlRd";
    const QImage image = picture("continuous");
    const int x = static_cast<int>(scene().xOf(base::Time{} + std::chrono::minutes(9)));
    EXPECT_NE(image.pixel(x, yOf(80)), image.pixel(x, yOf(40)));
}

TEST_P(PaintedOptions, TitledAndColoredAxesStandBesideThePlot)
{
    frame::FieldConfig &first = add([](double i) { return 20 + i; });
    first.unit = "s";
    first.style.axisLabel = "duration";
    frame::FieldConfig &second = add([](double i) { return 1e9 - 1e6 * i; });
    second.unit = "bytes";
    second.style.axisLabel = "memory";
    second.style.axisColored = true;
    const QImage image = picture("titles");
    const QColor ground = m_look.theme().color("surface.panel");
    const int middle = static_cast<int>((scene().plot.top + scene().plot.bottom) / 2);
    for (const zumik::plot::ValueAxis &axis : scene().axes) {
        ASSERT_TRUE(axis.titleAt);
        const int at = static_cast<int>(*axis.titleAt);
        int most = 0;
        for (int y = middle - 20; y < middle + 20; ++y) {
            for (int x = at - 5; x <= at + 5; ++x) {
                most = std::max(most, ink(image, x, y, ground));
            }
        }
        EXPECT_GT(most, 100);
        EXPECT_GE(at, 5);
        EXPECT_LE(at, image.width() - 5);
    }
    const QColor color = common::palettePaint(1, m_look.theme()).color;
    const QRect labels(static_cast<int>(scene().plot.right) + 2, 0, 40, image.height());
    EXPECT_TRUE(has(image, labels, color));
}

TEST_P(PaintedOptions, PointsAreAsLargeAsTheDashboardSays)
{
    frame::FieldConfig &config = add([](double) { return 50.0; });
    config.max = 100;
    frame::SeriesStyle &style = config.style;
    style.draw = frame::DrawStyle::Points;
    style.pointSize = 15;
    const QImage image = picture("points");
    const QColor ground = m_look.theme().color("surface.panel");
    const int x = static_cast<int>(scene().xOf(base::Time{} + std::chrono::minutes(31)));
    EXPECT_GT(ink(image, x, yOf(50) - 6, ground), 60);
    style.pointSize = 7;
    EXPECT_LT(ink(picture("small"), x, yOf(50) - 6, ground), 30);
}

TEST_P(PaintedOptions, BarsAndRangesBetweenSeriesAndLogarithms)
{
    frame::SeriesStyle &bars = add([](double i) { return 30 + 20 * std::sin(i / 5); }).style;
    bars.draw = frame::DrawStyle::Bars;
    bars.barWidth = 0.5;
    bars.fillOpacity = 60;
    const QImage image = picture("bars");
    EXPECT_EQ(scene().shapes[0].bars.size(), samples);
    m_frame->fields.clear();
    add([](double i) { return 60 + 10 * std::sin(i / 5); }).style.fillBelowTo = "series 1";
    add([](double i) { return 30 + 10 * std::sin(i / 5); }).style.lineWidth = 0;
    const QImage range = picture("range");
    EXPECT_NE(range.pixel(240, yOf(45)), range.pixel(240, yOf(10)));
    m_frame->fields.clear();
    frame::SeriesStyle &log = add([](double i) { return std::pow(10, i / 15) * (i < 30 ? -1 : 1); }).style;
    log.logBase = 10;
    log.linearThreshold = 1;
    picture("symlog");
    EXPECT_LT(scene().axes[0].area.scale.domain().low, 0);
}

TEST_P(PaintedOptions, BarsShowTheirGradient)
{
    frame::FieldConfig &config = add([](double i) { return i < 30 ? 100.0 : 8.0; });
    config.style.draw = frame::DrawStyle::Bars;
    config.style.barWidth = 0.8;
    config.style.fillOpacity = 90;
    const QColor ground = m_look.theme().color("surface.panel");
    const auto x = [this](int minute) {
        return static_cast<int>(scene().xOf(base::Time{} + std::chrono::minutes(minute)));
    };
    config.style.gradient = frame::Gradient::Opacity;
    const QImage fading = picture("bars-opacity");
    EXPECT_GT(ink(fading, x(10), yOf(90), ground), 2 * ink(fading, x(10), yOf(30), ground));
    EXPECT_GT(ink(fading, x(45), yOf(8), ground) + ink(fading, x(45), yOf(8) + 1, ground), 120)
        << "the edge of a low bar";
    config.style.gradient = frame::Gradient::Hue;
    const QImage turning = picture("bars-hue");
    EXPECT_NE(turning.pixel(x(10), yOf(90)), turning.pixel(x(10), yOf(20)));
    config.style.gradient = frame::Gradient::Scheme;
    config.style.fillOpacity = 100;
    config.color.mode = frame::ColorConfig::Mode::Thresholds;
    config.thresholds.steps = {{lowest, "green"}, {50, "red"}};
    const QImage scheme = picture("bars-scheme");
    EXPECT_LT(ink(scheme, x(10), yOf(80), common::namedColor("red", m_look.theme(), Qt::black)), 24);
    EXPECT_LT(ink(scheme, x(10), yOf(20), common::namedColor("green", m_look.theme(), Qt::black)), 24);
}

TEST_P(PaintedOptions, SeriesOfARampShareItsRangeUnlessEachHasItsOwn)
{
    for (const double level : {10.0, 90.0}) {
        frame::FieldConfig &config = add([level](double) { return level; });
        config.color.mode = frame::ColorConfig::Mode::Continuous;
        config.color.scheme = "continuous-blues";
        config.style.lineWidth = 4;
    }
    const auto colorAt = [&](const QImage &image, double value) {
        return image.pixel(241, yOf(value));
    };
    const QImage shared = picture("ramp-shared");
    EXPECT_NE(colorAt(shared, 10), colorAt(shared, 90));
    for (frame::Field &field : m_frame->fields) {
        field.config.ownRange = true;
    }
    const QImage own = picture("ramp-own");
    EXPECT_EQ(colorAt(own, 10), colorAt(own, 90)) << "both are all of their range";
}

TEST_P(PaintedOptions, ASeriesIsColoredByTheReducerThatTheDashboardNames)
{
    frame::FieldConfig &config = add([](double i) { return i < 30 ? 90.0 : 10.0; });
    config.color.mode = frame::ColorConfig::Mode::Thresholds;
    config.thresholds.steps = {{lowest, "green"}, {50, "red"}};
    config.style.lineWidth = 4;
    const QRect plot(50, 10, 400, 250);
    const QColor red = common::namedColor("red", m_look.theme(), Qt::black);
    EXPECT_FALSE(has(picture("by-last"), plot, red));
    config.color.seriesBy = "max";
    EXPECT_TRUE(has(picture("by-max"), plot, red));
}

INSTANTIATE_TEST_SUITE_P(
    Themes, PaintedOptions, testing::Values(common::Theme::Kind::Dark, common::Theme::Kind::Light));

} // namespace zumik::widgets::plot
