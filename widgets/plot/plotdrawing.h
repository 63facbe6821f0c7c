// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/scenebuilder.h"
#include "widgets/common/theme.h"
#include "widgets/common/zoneclock.h"
#include "widgets/plot/seriespainter.h"

#include <QFont>

#include <memory>
#include <optional>

namespace zumik::widgets::plot {

/// What a plot shows; `owner` keeps the fields alive.
struct PlotData {
    std::shared_ptr<const void> owner;
    std::vector<zumik::plot::PlotSeries> series;
    base::TimeRange range;
    std::optional<base::Time> now;
    /// What the earlier ones among the series are of, where they are of another source; else so much earlier.
    std::string other = {};
    base::Duration shift{0}; ///< of the earlier ones among the series, which are moved forward by it
};

/// What buildScene is to know of the data. Size and margins are left to the caller.
zumik::plot::PlotInput inputOf(const PlotData &content);

/// A plot as values, so that it can be laid out and drawn in any thread.
struct PlotDrawing {
    std::shared_ptr<const void> owner; ///< keeps the fields of `input` alive
    zumik::plot::PlotInput input; ///< with size and margins
    Paints paints;
    common::Theme theme;
    common::ZoneClock clock;
    QFont font; ///< of the axes; nobody else's copy, since a font's data are not for two threads
    double ratio = 1; ///< pixels of the image for each of the plot's
};

struct DrawnPlot {
    zumik::plot::PlotScene scene;
    SeriesImage series;
};

DrawnPlot draw(const PlotDrawing &drawing);

} // namespace zumik::widgets::plot
