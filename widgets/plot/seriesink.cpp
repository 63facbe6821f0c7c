// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/seriesink.h"

#include "widgets/common/colors.h"
#include "widgets/common/theme.h"
#include "widgets/plot/linelayer.h"

#include <algorithm>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Box;
using zumik::plot::PaintStop;
using zumik::plot::SeriesShape;

constexpr int hueTurn = 15; ///< degrees

QColor withAlpha(QColor color, float alpha)
{
    color.setAlphaF(color.alphaF() * alpha);
    return color;
}

QColor turned(const QColor &color, int degrees)
{
    const int hue = color.hslHue() < 0 ? -1 : (color.hslHue() + degrees + 360) % 360;
    return QColor::fromHsl(std::max(hue, 0), color.hslSaturation(), color.lightness(), color.alpha());
}

QColor mixed(const QColor &a, const QColor &b, float share)
{
    const auto part = [share](float from, float to) {
        return from + (to - from) * share;
    };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()),
        part(a.blueF(), b.blueF()), part(a.alphaF(), b.alphaF()));
}

/// One color for each row of the layer.
template <typename ColorAt> Ink rowsOf(const LineLayer &layer, ColorAt colorAt)
{
    std::vector<QColor> rows;
    rows.reserve(static_cast<std::size_t>(layer.rows()));
    for (int row = 0; row < layer.rows(); ++row) {
        rows.push_back(colorAt(layer.yOf(row)));
    }
    return Ink(rows);
}

/// Stops run from the bottom up: y falls.
class SchemeColors {
public:
    SchemeColors(const SeriesShape &shape, const QColor &series, const common::Theme &theme)
        : m_shape(shape)
    {
        for (const PaintStop &stop : shape.stops) {
            m_colors.push_back(common::valueColor(stop.color, theme, series));
        }
    }

    QColor at(float y) const
    {
        const std::vector<PaintStop> &stops = m_shape.stops;
        std::size_t below = 0;
        while (below + 1 < stops.size() && stops[below + 1].y >= y) {
            ++below;
        }
        if (!m_shape.blends || below + 1 == stops.size()) {
            return m_colors[below];
        }
        const float length = stops[below].y - stops[below + 1].y;
        const float share = length > 0 ? (stops[below].y - y) / length : 0;
        return mixed(m_colors[below], m_colors[below + 1], std::clamp(share, 0.0F, 1.0F));
    }

private:
    const SeriesShape &m_shape;
    std::vector<QColor> m_colors;
};

/// `fill`: the share of the color's opacity.
Ink gradientInk(const SeriesShape &shape, const Box &plot, const QColor &color, float fill,
    const LineLayer &layer, const common::Theme &theme)
{
    const auto down = [&](float y) {
        return std::clamp((y - plot.top) / std::max(1.0F, plot.height()), 0.0F, 1.0F);
    };
    switch (shape.gradient) {
    case frame::Gradient::None:
        break;
    case frame::Gradient::Opacity:
        return rowsOf(layer, [&](float y) { return withAlpha(color, fill * (1 - down(y))); });
    case frame::Gradient::Hue:
        return rowsOf(layer, [&](float y) {
            return withAlpha(mixed(turned(color, hueTurn), turned(color, -hueTurn), down(y)), fill);
        });
    case frame::Gradient::Scheme: {
        const SchemeColors scheme(shape, color, theme);
        return rowsOf(layer, [&](float y) { return withAlpha(scheme.at(y), fill); });
    }
    }
    return withAlpha(color, fill);
}

} // namespace

Ink lineInk(const SeriesShape &shape, const QColor &color, const LineLayer &layer, const common::Theme &theme)
{
    if (shape.gradient != frame::Gradient::Scheme || shape.stops.empty()) {
        return color;
    }
    const SchemeColors scheme(shape, color, theme);
    return rowsOf(layer, [&](float y) { return scheme.at(y); });
}

Ink fillInk(const SeriesShape &shape, const Box &plot, const QColor &color, const LineLayer &layer,
    const common::Theme &theme)
{
    return gradientInk(shape, plot, color, shape.fill, layer, theme);
}

Ink barInk(const SeriesShape &shape, const Box &plot, const QColor &color, const LineLayer &layer,
    const common::Theme &theme)
{
    const float fill = std::max(shape.fill, theme.pixels("chart.stackFill"));
    return gradientInk(shape, plot, color, fill, layer, theme);
}

QColor barEdge(const SeriesShape &shape, const QColor &color)
{
    return shape.gradient == frame::Gradient::Opacity ? color : QColor();
}

} // namespace zumik::widgets::plot
