// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bars.h"
#include "models/plot/pie.h"
#include "widgets/plot/legendmodel.h"

#include <QColor>
#include <QStringList>

#include <vector>

// What charts without a time axis show, computed, worded and colored: to be drawn, or told as a table. Plain
// values; all text is one safe line.
namespace zumik::widgets::plot {

/// The numbers of a figure for who reads: as many texts a row as heads.
struct FigureTable {
    QStringList heads;
    std::vector<QStringList> rows;
    std::vector<bool> numeric; ///< of each column
};

struct FigureLegend {
    LegendTable table; ///< no rows: no legend
    zumik::dashboard::Legend options;
};

struct PieFigure {
    struct Slice {
        QString name;
        QString value;
        QString percent;
        QStringList label; ///< lines that are written on the slice
        common::SeriesPaint paint;
        bool inTooltip = true;
    };

    zumik::plot::Pie pie;
    std::vector<Slice> slices; ///< one for each of the pie's
    QString total;
    QString empty; ///< said where there is no slice
    bool donut = false;
    zumik::dashboard::Tooltip tooltip;
    FigureLegend legend;
    FigureTable table;
    QString summary; ///< in a sentence, for who can't see it
};

struct BarFigure {
    struct BarText {
        QString value;
        QString label; ///< the value as short as it stands at the bar
        std::size_t paint = 0; ///< index into `paints`
    };

    struct Tick {
        double at = 0; ///< 0..1
        QString label;
    };

    /// A limit of the dashboard's: where it stands, and the values beyond it.
    struct Limit {
        double at = 0; ///< 0..1, of the values' axis
        double until = 0;
        bool line = false;
        bool area = false;
        QColor color;
        QString label; ///< "critical 400 ms"
    };

    zumik::plot::BarPlan plan;
    std::vector<BarText> bars; ///< one for each of the plan's
    std::vector<common::SeriesPaint> paints;
    QString empty; ///< said where there is no bar
    QStringList series; ///< names
    std::vector<bool> inTooltip; ///< of each series
    QStringList places; ///< whole names
    std::vector<Tick> placeTicks; ///< short names, or bounds; thinned where they have no room
    std::vector<Tick> valueTicks;
    std::vector<Limit> limits;
    zumik::dashboard::Orientation orientation = zumik::dashboard::Orientation::Auto;
    zumik::dashboard::ShowValue showValue = zumik::dashboard::ShowValue::Auto;
    bool labelsInside = false; ///< values stand in the bars, which are piled up
    int labelRotation = 0; ///< degrees, clockwise
    double opacity = 1; ///< 0..1 of the bars' fill
    zumik::dashboard::Tooltip tooltip;
    FigureLegend legend;
    FigureTable table;
    QString summary;
};

} // namespace zumik::widgets::plot
