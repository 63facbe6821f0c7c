// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/geometry.h"
#include "widgets/plot/ink.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace zumik::widgets::plot {

struct LinePiece {
    zumik::plot::Point a;
    zumik::plot::Point b; ///< a.x <= b.x
};

/// From pixels of the plot to those of a layer.
struct ToLayer {
    float left = 0; ///< of the layer's corner
    float top = 0;
    float ratio = 1;

    float x(float at) const { return (at - left) * ratio; }

    float y(float at) const { return (at - top) * ratio; }

    zumik::plot::Point operator()(zumik::plot::Point point) const { return {x(point.x), y(point.y)}; }
};

/// A line's points (x never falls), read as pixels of the layer.
class LineView {
public:
    LineView() = default;

    LineView(std::span<const zumik::plot::Point> points, const ToLayer &toLayer)
        : m_points(points)
        , m_toLayer(toLayer)
    {
    }

    std::size_t size() const { return m_points.size(); }

    zumik::plot::Point operator[](std::size_t index) const { return m_toLayer(m_points[index]); }

private:
    std::span<const zumik::plot::Point> m_points;
    ToLayer m_toLayer;
};

/// A few columns of a LineLayer, drawn while they stay in the processor's cache; all coordinates are
/// pixels of the layer. Columns lie one after the other in memory, rows within them, so that what is done for
/// each row is done for many at once. A line's pieces are gathered in a mask of coverage (0..255), which is
/// then blended in the line's ink.
class LineStrip {
public:
    static constexpr int columns = 64;

    explicit LineStrip(int height);

    /// Starts with what the picture has from this column on; null: nothing.
    void load(int left, const QRgb *pixels, std::size_t stride, int width);
    void store(QRgb *pixels, std::size_t stride, int width) const;

    int left() const { return m_left; }

    /// All pixels nearer to the piece than `reach`, with an edge of one pixel; joined by the larger coverage.
    void addPiece(const LinePiece &piece, float reach);
    /// A line with about a point a column or more: in each column one band, from the lowest to the highest
    /// that the line comes to in it, as thick as its way up and down makes it, blended at once. `shares`: how
    /// much of each column of the layer is drawn (dashes); null: all. `first` may be any point left of the
    /// strip.
    void addDense(const LineView &line, std::size_t first, float half, const Ink &ink, const float *shares);
    /// A column from one row to another, the ends in part.
    void addSpan(int column, float top, float bottom);

    /// Blends the mask and clears it.
    void blend(const Ink &ink);

private:
    struct Rows {
        int first = 0;
        int last = -1;
    };

    float *maskOf(int column) { return m_mask.data() + static_cast<std::size_t>(column) * m_rows; }

    QRgb *pixelsOf(int column) { return m_pixels.data() + static_cast<std::size_t>(column) * m_rows; }

    /// False when no row of the strip is among them.
    bool touch(int column, int first, int last);

    int m_left = 0;
    int m_height;
    std::size_t m_rows; ///< of a column in memory: a block beyond its end
    std::vector<float> m_mask;
    std::vector<QRgb> m_pixels;
    std::array<Rows, columns> m_touched;
};

} // namespace zumik::widgets::plot
