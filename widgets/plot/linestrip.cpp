// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/linestrip.h"

#include "models/base/foreachcpu.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Point;

/// Rows that are worked on at once, and one vector of what each of them has.
constexpr int block = 4;
using Floats = float __attribute__((vector_size(16)));
using Ints = std::int32_t __attribute__((vector_size(16)));
using Words = std::uint32_t __attribute__((vector_size(16)));
using Halves = std::uint16_t __attribute__((vector_size(16)));

template <typename Vector> inline Vector loaded(const void *from)
{
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);
    return vector;
}

/// Two channels of each pixel (0x00vv00vv) times `by` / 255, rounded; `by` (0..255) stands in both halves.
inline Words scaledHalf(Words channels, Words by)
{
    Halves product = Halves(channels) * Halves(by);
    product = (product + (product >> 8) + 128) >> 8;
    return Words(product);
}

inline Words scaled(Words pixels, Words by)
{
    const Words both = by | by << 16;
    return scaledHalf(pixels & 0xff00ffU, both) | scaledHalf((pixels >> 8) & 0xff00ffU, both) << 8;
}

/// `coverage`: 0..255
inline void blendBlock(QRgb *pixels, Words ink, Ints coverage)
{
    const Words added = scaled(ink, Words(coverage));
    const Words mixed = added + scaled(loaded<Words>(pixels), 255U - (added >> 24));
    std::memcpy(pixels, &mixed, sizeof mixed);
}

/// What a dense line is to one column.
struct Band {
    float low = 0; ///< how far the line moves up and down in it
    float high = 0;
    float way = 0; ///< all its ways up and down
    float share = 1; ///< of the column's width
};

/// Where a line stands between two of its points.
inline float between(const Point a, const Point b, float x)
{
    return b.x > a.x ? a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)) : b.y;
}

/// `at`: the last point left of the column, or the first of all; moves on to that of the next column.
inline Band bandOf(const LineView &line, std::size_t &at, float x)
{
    const std::size_t count = line.size();
    while (at + 1 < count && line[at + 1].x <= x) {
        ++at;
    }
    const float from = std::max(x, line[at].x);
    float y = at + 1 < count ? between(line[at], line[at + 1], from) : line[at].y;
    Band band{y, y, 0, 0};
    float to = from;
    const auto goTo = [&](float next) {
        band.low = std::min(band.low, next);
        band.high = std::max(band.high, next);
        band.way += std::abs(next - y);
        y = next;
    };
    std::size_t i = at;
    while (i + 1 < count && line[i + 1].x < x + 1) {
        ++i;
        goTo(line[i].y);
        to = std::max(to, line[i].x);
    }
    if (i + 1 < count) {
        goTo(between(line[i], line[i + 1], x + 1));
        to = x + 1;
    }
    band.share = to - from;
    return band;
}

struct Pixels {
    QRgb *column = nullptr;
    int height = 0;
    const QRgb *rowInk = nullptr; ///< null: `ink`
    QRgb ink = 0;
};

template <bool Flat> inline void blendBand(const Pixels &pixels, const Band &band, float half)
{
    const float thick = half * std::sqrt(1 + band.way * band.way);
    const float middle = (band.low + band.high) / 2;
    const float sweep = std::max(1.0F, band.high - band.low);
    const float low = middle - sweep / 2;
    const float high = middle + sweep / 2;
    // No farther than the line's own width beyond its ends, however steep it is.
    const float top = std::max({low - thick, band.low - half - 0.5F, 0.0F});
    const float bottom =
        std::min({high + thick, band.high + half + 0.5F, static_cast<float>(pixels.height - 1)});
    if (!(top <= bottom)) {
        return;
    }
    const float scale = 255 * band.share / sweep;
    const int last = static_cast<int>(bottom);
    constexpr Floats middles{0.5F, 1.5F, 2.5F, 3.5F};
    constexpr Floats none{};
    for (int start = static_cast<int>(top); start <= last; start += block) {
        const Floats center = static_cast<float>(start) + middles;
        const Floats below = center + thick;
        const Floats above = center - thick;
        Floats share = ((below < high ? below : high - none) - (above > low ? above : low - none)) * scale;
        share = share > 0 ? share : none;
        share = share < 255 ? share : 255 - none;
        const Floats inside = center < static_cast<float>(last + 1) ? share : none;
        const Words ink = Flat ? Words{} + pixels.ink : loaded<Words>(pixels.rowInk + start);
        blendBlock(pixels.column + start, ink, __builtin_convertvector(inside, Ints));
    }
}

struct DenseLine {
    LineView points;
    std::size_t at = 0;
    float half = 1;
    const float *shares = nullptr;
};

template <bool Flat>
inline void blendColumns(Pixels pixels, std::size_t rows, int left, int columns, DenseLine line)
{
    const float first = line.points[0].x;
    const float last = line.points[line.points.size() - 1].x;
    for (int column = 0; column < columns; ++column) {
        const auto x = static_cast<float>(left + column);
        const float part = line.shares != nullptr ? line.shares[left + column] : 1.0F;
        if (x + 1 > first && x <= last && part > 0) {
            Band band = bandOf(line.points, line.at, x);
            band.share *= part;
            blendBand<Flat>(pixels, band, line.half);
        }
        pixels.column += rows;
    }
}

ZUMIK_FOR_EACH_CPU void blendDense(Pixels pixels, std::size_t rows, int left, int columns, DenseLine line)
{
    blendColumns<true>(pixels, rows, left, columns, line);
}

ZUMIK_FOR_EACH_CPU void blendDenseRows(Pixels pixels, std::size_t rows, int left, int columns, DenseLine line)
{
    blendColumns<false>(pixels, rows, left, columns, line);
}

/// What a column sees of a piece.
struct Distance {
    Point a; ///< seen from the column's middle
    float dx = 0;
    float dy = 0;
    float inverse = 0; ///< of the squared length
    float reach = 0;
    int first = 0;
    int last = 0;
};

ZUMIK_FOR_EACH_CPU void addDistance(float *mask, const Distance piece)
{
    const float px = -piece.a.x;
    for (int row = piece.first; row <= piece.last; ++row) {
        const float py = static_cast<float>(row) + 0.5F - piece.a.y;
        const float t = std::min(1.0F, std::max(0.0F, (px * piece.dx + py * piece.dy) * piece.inverse));
        const float ox = px - t * piece.dx;
        const float oy = py - t * piece.dy;
        const float coverage = piece.reach - std::sqrt(ox * ox + oy * oy);
        // Of an endless line the distance is not a number.
        const float share = coverage > 0 ? std::min(coverage, 1.0F) : 0.0F;
        mask[row] = std::max(mask[row], share * 255.0F);
    }
}

template <bool Flat> inline void blendMask(QRgb *pixels, float *mask, int first, int last, const QRgb *ink)
{
    constexpr Floats none{};
    for (int start = first; start <= last; start += block) {
        const Floats share = loaded<Floats>(mask + start);
        const Words inks = Flat ? Words{} + *ink : loaded<Words>(ink + start);
        blendBlock(pixels + start, inks, __builtin_convertvector(share < 255 ? share : 255 - none, Ints));
        std::memcpy(mask + start, &none, sizeof none);
    }
}

} // namespace

LineStrip::LineStrip(int height)
    : m_height(height)
    , m_rows(static_cast<std::size_t>(height + block))
    , m_mask(m_rows * columns)
    , m_pixels(m_rows * columns)
{
    m_touched.fill(Rows{m_height, -1});
}

void LineStrip::load(int left, const QRgb *pixels, std::size_t stride, int width)
{
    m_left = left;
    if (pixels == nullptr) {
        std::fill(m_pixels.begin(), m_pixels.end(), 0U);
        return;
    }
    const int count = std::min(columns, width - left);
    for (int row = 0; row < m_height; ++row) {
        const QRgb *line = pixels + static_cast<std::size_t>(row) * stride + left;
        for (int column = 0; column < count; ++column) {
            pixelsOf(column)[row] = line[column];
        }
    }
}

void LineStrip::store(QRgb *pixels, std::size_t stride, int width) const
{
    const int count = std::min(columns, width - m_left);
    for (int row = 0; row < m_height; ++row) {
        QRgb *line = pixels + static_cast<std::size_t>(row) * stride + m_left;
        for (int column = 0; column < count; ++column) {
            line[column] =
                m_pixels[static_cast<std::size_t>(column) * m_rows + static_cast<std::size_t>(row)];
        }
    }
}

bool LineStrip::touch(int column, int first, int last)
{
    if (first > last) {
        return false;
    }
    Rows &rows = m_touched[static_cast<std::size_t>(column)];
    rows.first = std::min(rows.first, first);
    rows.last = std::max(rows.last, last);
    return true;
}

void LineStrip::addDense(
    const LineView &line, std::size_t first, float half, const Ink &ink, const float *shares)
{
    const DenseLine dense{line, first, half, shares};
    if (ink.isFlat()) {
        blendDense({m_pixels.data(), m_height, nullptr, ink.at(0)}, m_rows, m_left, columns, dense);
    } else {
        blendDenseRows({m_pixels.data(), m_height, ink.rows().data(), 0}, m_rows, m_left, columns, dense);
    }
}

void LineStrip::addPiece(const LinePiece &piece, float reach)
{
    const Point a = piece.a;
    const Point b = piece.b;
    const float top = std::min(a.y, b.y) - reach;
    const float bottom = std::max(a.y, b.y) + reach;
    const auto left = static_cast<float>(m_left);
    if (!(bottom >= 0) || !(top < static_cast<float>(m_height)) || !(b.x + reach >= left)
        || !(a.x - reach < left + columns)) {
        return;
    }
    const int firstColumn = std::max(0, static_cast<int>(std::floor(std::max(a.x - reach, left) - left)));
    const int lastColumn =
        std::min(columns - 1, static_cast<int>(std::floor(std::min(b.x + reach, left + columns) - left)));
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float inverse = 1 / std::max(dx * dx + dy * dy, 1e-8F);
    // Half the height of the line's band over one column.
    const float band = dx > 1e-4F ? reach * std::sqrt(dx * dx + dy * dy) / dx : bottom - top;
    for (int column = firstColumn; column <= lastColumn; ++column) {
        const float center = left + static_cast<float>(column) + 0.5F;
        const float middle = dx > 1e-4F ? a.y + (center - a.x) * dy / dx : (a.y + b.y) / 2;
        const float from = std::clamp(std::max(top, middle - band), 0.0F, static_cast<float>(m_height));
        const float to = std::clamp(std::min(bottom, middle + band), -1.0F, static_cast<float>(m_height - 1));
        const int first = static_cast<int>(from);
        const int last = static_cast<int>(to);
        if (touch(column, first, last)) {
            addDistance(maskOf(column), {{a.x - center, a.y}, dx, dy, inverse, reach, first, last});
        }
    }
}

void LineStrip::addSpan(int column, float top, float bottom)
{
    const float high = std::clamp(top, 0.0F, static_cast<float>(m_height));
    const float low = std::clamp(bottom, high, static_cast<float>(m_height));
    const int first = static_cast<int>(high);
    const int last = static_cast<int>(std::ceil(low)) - 1;
    if (!touch(column, first, last)) {
        return;
    }
    float *mask = maskOf(column);
    std::fill(mask + first, mask + last + 1, 255.0F);
    mask[first] -= (high - static_cast<float>(first)) * 255;
    mask[last] -= (static_cast<float>(last + 1) - low) * 255;
}

void LineStrip::blend(const Ink &ink)
{
    for (int column = 0; column < columns; ++column) {
        Rows &rows = m_touched[static_cast<std::size_t>(column)];
        if (rows.last < rows.first) {
            continue;
        }
        if (ink.isFlat()) {
            const QRgb flat = ink.at(0);
            blendMask<true>(pixelsOf(column), maskOf(column), rows.first, rows.last, &flat);
        } else {
            blendMask<false>(pixelsOf(column), maskOf(column), rows.first, rows.last, ink.rows().data());
        }
        rows = Rows{m_height, -1};
    }
}

} // namespace zumik::widgets::plot
