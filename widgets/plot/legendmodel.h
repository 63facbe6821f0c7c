// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/plot/scenebuilder.h"
#include "widgets/common/colors.h"

#include <QString>

#include <vector>

namespace zumik::widgets::common {
class Numbers;
}

namespace zumik::widgets::plot {

struct LegendRow {
    std::size_t series = 0;
    QString name;
    common::SeriesPaint paint;
    bool visible = true;
    std::vector<QString> values; ///< one for each calc
    std::vector<double> numbers; ///< to sort by
};

/// What a legend shows: plain data.
struct LegendTable {
    std::vector<QString> columns; ///< short names of the calcs: "last", "mean"
    std::vector<LegendRow> rows;
    int sortColumn = -1; ///< of `columns`; -1: none; -2: by name
    bool descending = true;

    /// Sorts the rows; those without a number come last. -1 restores the order of the series.
    void sort(int column, bool downwards);
};

LegendTable makeLegend(const std::vector<zumik::plot::PlotSeries> &series,
    const std::vector<common::SeriesPaint> &paints, const zumik::dashboard::Legend &options,
    const common::Numbers &numbers);

/// A calc as a column is headed: "last", "mean", "95th %".
QString calcTitle(std::string_view id);

} // namespace zumik::widgets::plot
