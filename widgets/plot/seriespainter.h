// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/scene.h"
#include "widgets/common/colors.h"

#include <QImage>

#include <vector>

class QPainter;

namespace zumik::widgets::common {
class Theme;
}

namespace zumik::widgets::plot {

class LineLayer;

using Paints = std::vector<common::SeriesPaint>; ///< by series index

/// The plot, and a little more above and below: a line along its edge keeps its width.
zumik::plot::Box seriesBox(const zumik::plot::PlotScene &scene);

/// All series of a scene on nothing.
struct SeriesImage {
    QImage image; ///< premultiplied
    zumik::plot::Box box; ///< where it lies in the scene
    base::TimeRange range; ///< from the left edge of the box to the right one
};

/// Draws what stands for samples: bars, fills, lines, points. Usable in any thread.
class SeriesPainter {
public:
    /// The theme must outlive the painter.
    explicit SeriesPainter(const common::Theme &theme)
        : m_theme(theme)
    {
    }

    /// `ratio`: pixels of the image for each of the scene's.
    SeriesImage image(const zumik::plot::PlotScene &scene, const Paints &paints, double ratio) const;

    /// One line with its points, wider than the others, as under the pointer.
    void paintLifted(QPainter &painter, const zumik::plot::SeriesShape &shape, const zumik::plot::Box &plot,
        const common::SeriesPaint &paint) const;

private:
    void paintBars(QPainter &painter, const zumik::plot::PlotScene &scene, const Paints &paints,
        const LineLayer &layer) const;
    void paintPoints(
        QPainter &painter, const zumik::plot::SeriesShape &shape, const common::SeriesPaint &paint) const;
    void addFills(LineLayer &layer, const zumik::plot::SeriesShape &shape, const zumik::plot::Box &plot,
        const common::SeriesPaint &paint) const;
    void addLines(LineLayer &layer, const zumik::plot::SeriesShape &shape, const common::SeriesPaint &paint,
        double width) const;
    void addAll(LineLayer &layer, const zumik::plot::PlotScene &scene, const Paints &paints) const;

    const common::Theme &m_theme;
};

} // namespace zumik::widgets::plot
