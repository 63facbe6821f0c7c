// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/linelayer.h"

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Box;
using zumik::plot::Point;

/// A line with more points than this many pixels between them is drawn in slices.
constexpr float densePieces = 1.0F;
/// Pieces narrower than this have no slice: they are vertical.
constexpr float steepest = 0.02F;

/// `x` * `a` / 255 on all four channels at once; `a` 0..255.
QRgb scaled(QRgb x, unsigned a)
{
    std::uint32_t low = (x & 0xff00ffU) * a;
    low = (low + ((low >> 8U) & 0xff00ffU) + 0x800080U) >> 8U;
    low &= 0xff00ffU;
    std::uint32_t high = ((x >> 8U) & 0xff00ffU) * a;
    high = high + ((high >> 8U) & 0xff00ffU) + 0x800080U;
    return (high & 0xff00ff00U) | low;
}

} // namespace

LineLayer::LineLayer(const Box &box, double ratio)
    : m_image(std::max(1, static_cast<int>(std::ceil(double(box.width()) * ratio))),
        std::max(1, static_cast<int>(std::ceil(double(box.height()) * ratio))),
        QImage::Format_ARGB32_Premultiplied)
    , m_left(box.left)
    , m_top(box.top)
    , m_ratio(static_cast<float>(ratio))
    , m_width(m_image.width())
    , m_height(m_image.height())
    , m_mask(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height))
    , m_touched(static_cast<std::size_t>(m_width), Rows{m_height, -1})
    , m_firstColumn(m_width)
{
    m_image.setDevicePixelRatio(ratio);
    m_image.fill(Qt::transparent);
    m_pixels = reinterpret_cast<QRgb *>(m_image.bits());
    m_stride = static_cast<std::size_t>(m_image.bytesPerLine()) / sizeof(QRgb);
}

Point LineLayer::toPixels(Point point) const
{
    return {(point.x - m_left) * m_ratio, (point.y - m_top) * m_ratio};
}

void LineLayer::stroke(
    std::span<const Point> line, double width, const QColor &color, const std::vector<double> &dash)
{
    const float half = static_cast<float>(width) * m_ratio / 2;
    const float reach = half + 0.5F;
    const float length = line.empty() ? 0 : (line.back().x - line.front().x) * m_ratio;
    const bool dense = dash.empty() && length < static_cast<float>(line.size()) * densePieces;
    if (dense) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            addSlice(toPixels(line[i - 1]), toPixels(line[i]), half);
        }
    } else if (dash.empty()) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            addPiece(toPixels(line[i - 1]), toPixels(line[i]), reach);
        }
    } else {
        addDashed(line, dash, reach);
    }
    blendMask(color);
}

void LineLayer::addSlice(Point a, Point b, float half)
{
    const float dx = b.x - a.x;
    if (dx < steepest) { // a step
        return addPiece(a, b, half + 0.5F);
    }
    const float dy = b.y - a.y;
    const float thick = half * std::sqrt(dx * dx + dy * dy) / dx;
    const float top = std::max(std::min(a.y, b.y) - half, -1.0F);
    const float bottom = std::min(std::max(a.y, b.y) + half, static_cast<float>(m_height));
    const int firstColumn = std::max(0, static_cast<int>(std::floor(a.x)));
    const int lastColumn = std::min(m_width - 1, static_cast<int>(std::floor(b.x)));
    for (int x = firstColumn; x <= lastColumn; ++x) {
        const float from = std::max(a.x, static_cast<float>(x));
        const float to = std::min(b.x, static_cast<float>(x + 1));
        const float middle = a.y + ((from + to) / 2 - a.x) * dy / dx;
        const float sweep = std::max(1.0F, std::abs(dy) * (to - from) / dx);
        addBand(x, {middle, sweep, thick, to - from}, std::max(top, middle - sweep / 2 - thick),
            std::min(bottom, middle + sweep / 2 + thick));
    }
    m_firstColumn = std::min(m_firstColumn, firstColumn);
    m_lastColumn = std::max(m_lastColumn, lastColumn);
}

void LineLayer::addBand(int x, const Band &band, float top, float bottom)
{
    const int first = std::max(0, static_cast<int>(std::floor(top)));
    const int last = std::min(m_height - 1, static_cast<int>(std::floor(bottom)));
    if (!(top <= bottom) || first > last) {
        return;
    }
    Rows &rows = m_touched[static_cast<std::size_t>(x)];
    rows.first = std::min(rows.first, first);
    rows.last = std::max(rows.last, last);
    std::uint8_t *mask = m_mask.data() + static_cast<std::size_t>(x) * static_cast<std::size_t>(m_height);
    const float low = band.middle - band.sweep / 2;
    const float high = band.middle + band.sweep / 2;
    const float scale = 255 * band.share / band.sweep;
    for (int y = first; y <= last; ++y) {
        const float center = static_cast<float>(y) + 0.5F;
        const float overlap = std::min(high, center + band.thick) - std::max(low, center - band.thick);
        // NOLINTNEXTLINE(bugprone-incorrect-roundings): never below 0, and the innermost loop
        const int sum = mask[y] + static_cast<int>(std::max(0.0F, overlap) * scale + 0.5F);
        mask[y] = static_cast<std::uint8_t>(std::min(sum, 255));
    }
}

void LineLayer::addDashed(std::span<const Point> line, const std::vector<double> &dash, float reach)
{
    std::size_t part = 0;
    float left = static_cast<float>(dash[0]) * m_ratio;
    for (std::size_t i = 1; i < line.size(); ++i) {
        Point a = toPixels(line[i - 1]);
        const Point b = toPixels(line[i]);
        float length = std::hypot(b.x - a.x, b.y - a.y);
        while (length > left) {
            const float share = left / length;
            const Point middle{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
            if (part % 2 == 0) {
                addPiece(a, middle, reach);
            }
            a = middle;
            length -= left;
            ++part;
            left = std::max(0.5F, static_cast<float>(dash[part % dash.size()]) * m_ratio);
        }
        if (part % 2 == 0) {
            addPiece(a, b, reach);
        }
        left -= length;
    }
}

void LineLayer::addPiece(Point a, Point b, float reach)
{
    if (a.x > b.x) {
        std::swap(a, b);
    }
    const int firstColumn = std::max(0, static_cast<int>(std::floor(a.x - reach)));
    const int lastColumn = std::min(m_width - 1, static_cast<int>(std::floor(b.x + reach)));
    const float top = std::min(a.y, b.y) - reach;
    const float bottom = std::max(a.y, b.y) + reach;
    if (!(bottom >= 0) || !(top < static_cast<float>(m_height)) || firstColumn > lastColumn) {
        return;
    }
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float length = std::sqrt(dx * dx + dy * dy);
    // Half the height of the line's band over one column.
    const float band = dx > 1e-4F ? reach * length / dx : bottom - top;
    for (int x = firstColumn; x <= lastColumn; ++x) {
        const float center = static_cast<float>(x) + 0.5F;
        const float middle = dx > 1e-4F ? a.y + (center - a.x) * dy / dx : (a.y + b.y) / 2;
        const float from = std::clamp(std::max(top, middle - band), 0.0F, static_cast<float>(m_height));
        const float to = std::clamp(std::min(bottom, middle + band), -1.0F, static_cast<float>(m_height - 1));
        addColumn(x, static_cast<int>(from), static_cast<int>(to), a, b, reach);
    }
    m_firstColumn = std::min(m_firstColumn, firstColumn);
    m_lastColumn = std::max(m_lastColumn, lastColumn);
}

void LineLayer::addColumn(int x, int first, int last, Point a, Point b, float reach)
{
    if (first > last) {
        return;
    }
    Rows &rows = m_touched[static_cast<std::size_t>(x)];
    rows.first = std::min(rows.first, first);
    rows.last = std::max(rows.last, last);
    std::uint8_t *mask = m_mask.data() + static_cast<std::size_t>(x) * static_cast<std::size_t>(m_height);
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float inverse = 1 / std::max(dx * dx + dy * dy, 1e-8F);
    const float px = static_cast<float>(x) + 0.5F - a.x;
    for (int y = first; y <= last; ++y) {
        const float py = static_cast<float>(y) + 0.5F - a.y;
        const float t = std::clamp((px * dx + py * dy) * inverse, 0.0F, 1.0F);
        const float ox = px - t * dx;
        const float oy = py - t * dy;
        const float coverage = reach - std::sqrt(ox * ox + oy * oy);
        // Of an endless line the distance is not a number.
        const float share = coverage > 0 ? std::min(coverage, 1.0F) : 0.0F;
        const auto value = static_cast<std::uint8_t>(share * 255.0F);
        mask[y] = std::max(mask[y], value);
    }
}

void LineLayer::blend(int x, int y, QRgb color, unsigned alpha)
{
    QRgb &pixel = m_pixels[static_cast<std::size_t>(y) * m_stride + static_cast<std::size_t>(x)];
    const QRgb over = alpha == 255 ? color : scaled(color, alpha);
    pixel = over + scaled(pixel, 255U - static_cast<unsigned>(qAlpha(over)));
}

void LineLayer::blendMask(const QColor &color)
{
    const QRgb source = qPremultiply(color.rgba());
    for (int x = m_firstColumn; x <= m_lastColumn; ++x) {
        Rows &rows = m_touched[static_cast<std::size_t>(x)];
        std::uint8_t *mask = m_mask.data() + static_cast<std::size_t>(x) * static_cast<std::size_t>(m_height);
        for (int y = rows.first; y <= rows.last; ++y) {
            const unsigned alpha = mask[y];
            if (alpha == 0) {
                continue;
            }
            mask[y] = 0;
            blend(x, y, source, alpha);
        }
        rows = Rows{m_height, -1};
    }
    m_firstColumn = m_width;
    m_lastColumn = -1;
}

void LineLayer::fill(
    std::span<const Point> line, std::span<const float> bases, float level, const QColor &color)
{
    const QRgb source = qPremultiply(color.rgba());
    std::size_t at = 0;
    if (line.size() < 2) {
        return;
    }
    const int first = std::max(0, static_cast<int>(std::ceil((line.front().x - m_left) * m_ratio - 0.5F)));
    const int last =
        std::min(m_width - 1, static_cast<int>(std::floor((line.back().x - m_left) * m_ratio - 0.5F)));
    for (int x = first; x <= last; ++x) {
        const float center = (static_cast<float>(x) + 0.5F) / m_ratio + m_left;
        while (at + 2 < line.size() && line[at + 1].x < center) {
            ++at;
        }
        const Point &a = line[at];
        const Point &b = line[at + 1];
        const float t = b.x > a.x ? std::clamp((center - a.x) / (b.x - a.x), 0.0F, 1.0F) : 1;
        const float y = a.y + (b.y - a.y) * t;
        const float foot = bases.empty() ? level : bases[at] + (bases[at + 1] - bases[at]) * t;
        const float top =
            std::clamp((std::min(y, foot) - m_top) * m_ratio, 0.0F, static_cast<float>(m_height));
        const float bottom =
            std::clamp((std::max(y, foot) - m_top) * m_ratio, 0.0F, static_cast<float>(m_height));
        for (int row = static_cast<int>(top); row < static_cast<int>(std::ceil(bottom)); ++row) {
            const float covered =
                std::min(bottom, static_cast<float>(row + 1)) - std::max(top, static_cast<float>(row));
            blend(x, row, source, static_cast<unsigned>(std::clamp(covered, 0.0F, 1.0F) * 255.0F));
        }
    }
}

} // namespace zumik::widgets::plot
