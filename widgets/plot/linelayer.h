// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/geometry.h"

#include <QColor>
#include <QImage>

#include <cstdint>
#include <span>
#include <vector>

namespace zumik::widgets::plot {

/// A transparent picture that lines over time are drawn into, antialiased.
///
/// QPainter's stroker turns a polyline into an outline and fills that: for a restless line of 1,440 points it
/// costs some 10 ms. Here each piece of a line is what it is, all pixels nearer to it than half the width,
/// with an edge of one pixel: coverage = clamp(width / 2 + 1/2 - distance, 0, 1). The pieces of one line are
/// joined by the larger coverage in a mask, so that joints are round and a translucent line is even; then the
/// mask is blended in the line's color. Points are in pixels of the plot, to which `origin` is the layer's
/// corner.
class LineLayer {
public:
    /// `box` in the plot's pixels; `ratio` pixels of the picture each.
    LineLayer(const zumik::plot::Box &box, double ratio);

    LineLayer(const LineLayer &) = delete;
    LineLayer &operator=(const LineLayer &) = delete;

    /// `dash`: lengths on and off in pixels; empty: solid.
    void stroke(std::span<const zumik::plot::Point> line, double width, const QColor &color,
        const std::vector<double> &dash = {});

    /// Between a line (x ascending) and its lower edge: `bases` under each point, or a level.
    void fill(std::span<const zumik::plot::Point> line, std::span<const float> bases, float level,
        const QColor &color);

    const QImage &image() const { return m_image; }

private:
    struct Rows {
        int first = 0;
        int last = -1;
    };

    zumik::plot::Point toPixels(zumik::plot::Point point) const;
    void addPiece(zumik::plot::Point a, zumik::plot::Point b, float reach);
    /// For lines with a sample or more a pixel: above and below each x the line is as thick as its slope
    /// makes it; pieces share no x, so their coverage adds up.
    void addSlice(zumik::plot::Point a, zumik::plot::Point b, float half);

    /// Part of a slice in one pixel column.
    struct Band {
        float middle = 0;
        float sweep = 1; ///< how far the line moves up or down in it
        float thick = 1; ///< above and below the line
        float share = 1; ///< of the column's width
    };

    void addBand(int x, const Band &band, float top, float bottom);
    void addDashed(std::span<const zumik::plot::Point> line, const std::vector<double> &dash, float reach);
    void addColumn(int x, int first, int last, zumik::plot::Point a, zumik::plot::Point b, float reach);
    void blendMask(const QColor &color);
    void blend(int x, int y, QRgb color, unsigned alpha);

    QImage m_image;
    QRgb *m_pixels = nullptr; ///< of m_image, which nobody shares while it is drawn into
    std::size_t m_stride = 0;
    float m_left;
    float m_top;
    float m_ratio;
    int m_width;
    int m_height;
    std::vector<std::uint8_t> m_mask; ///< column after column
    std::vector<Rows> m_touched; ///< of each column
    int m_firstColumn = 0; ///< touched columns
    int m_lastColumn = -1;
};

} // namespace zumik::widgets::plot
