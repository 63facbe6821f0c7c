// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/geometry.h"
#include "widgets/plot/ink.h"
#include "widgets/plot/linestrip.h"

#include <QImage>

#include <optional>
#include <span>
#include <vector>

namespace zumik::widgets::plot {

/// A transparent picture that lines over time are drawn into, antialiased.
///
/// QPainter's stroker turns a polyline into an outline and fills that: for a restless line of 1,440 points it
/// costs some 10 ms. Here each piece of a line is what it is, all pixels nearer to it than half the width,
/// with an edge of one pixel: coverage = clamp(width / 2 + 1/2 - distance, 0, 1). The pieces of one line are
/// joined in a mask, so that joints are round and a translucent line is even; then the mask is blended in the
/// line's ink. A line of many points is drawn by column instead, and its dashes are measured along the time
/// axis. Lines and fills are taken down first and drawn, in their order, when the picture is asked for: strip
/// after strip of all of them (see LineStrip), on several threads when there is much of them. Until then,
/// points and bases must live. They are in pixels of the plot; x never falls along a line.
class LineLayer {
public:
    /// `box` in the plot's pixels; `ratio` pixels of the picture each.
    LineLayer(const zumik::plot::Box &box, double ratio);

    LineLayer(const LineLayer &) = delete;
    LineLayer &operator=(const LineLayer &) = delete;

    /// `dash`: lengths on and off in pixels; empty: solid.
    void stroke(std::span<const zumik::plot::Point> line, double width, const Ink &ink,
        const std::vector<double> &dash = {});
    void stroke(std::vector<zumik::plot::Point> &&, double, const Ink &,
        const std::vector<double> & = {}) = delete; ///< it would be gone when it is drawn

    /// Between a line (x ascending) and its lower edge: `bases` under each point, or a level.
    void fill(
        std::span<const zumik::plot::Point> line, std::span<const float> bases, float level, const Ink &ink);

    /// Rows of the layer, and the plot's y of a row's middle.
    int rows() const { return m_image.height(); }

    float yOf(int row) const { return (static_cast<float>(row) + 0.5F) / m_toLayer.ratio + m_toLayer.top; }

    /// With everything that was taken down until now.
    const QImage &image();

private:
    class Drawing;

    /// One stroke or fill.
    struct Mark {
        enum class Kind { Dense, Pieces, Dashes, Fill };

        Kind kind = Kind::Pieces;
        std::span<const zumik::plot::Point> line; ///< in pixels of the plot
        std::span<const float> bases; ///< Fill: as many as points; none: `level`
        float level = 0;
        std::size_t firstDash = 0; ///< Dashes: of m_dashes
        std::size_t endDash = 0;
        float half = 0; ///< half the width, in pixels of the picture
        std::optional<std::size_t> shares; ///< Dense: of m_shares
        Ink ink;
    };

    std::size_t sharesOf(const std::vector<double> &dash);
    void addDashes(std::span<const zumik::plot::Point> line, const std::vector<double> &dash);

    QImage m_image;
    bool m_blank = true; ///< nothing was drawn into the picture yet
    ToLayer m_toLayer;
    std::vector<LinePiece> m_dashes; ///< in pixels of the picture
    std::vector<std::vector<float>> m_shares; ///< how much of each column a pattern of dashes leaves
    std::vector<std::vector<double>> m_patterns; ///< whose they are
    std::vector<Mark> m_marks;
};

} // namespace zumik::widgets::plot
