// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bars.h"
#include "widgets/common/numbers.h"
#include "widgets/panels/legendchoice.h"
#include "widgets/plot/figures.h"

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// What bars of any kind need to be named, colored and listed.
struct BarRequest {
    std::vector<zumik::plot::BarSeries> series;
    std::size_t places = 0;
    zumik::plot::BarLayout layout;
    const frame::Field *colors = nullptr; ///< colors the bars by its value in each place
    zumik::dashboard::Legend legend;
    /// Of the series that the legend's calcs are about, where they aren't the bars themselves.
    std::vector<const frame::Field *> legendFields;
};

/// The bars, their paints, texts, legend and axis of values; names of places and the table's first columns
/// are the caller's. Series that are not chosen are hidden.
plot::BarFigure barFigure(
    BarRequest request, const LegendChoice &choice, const common::Look &look, const common::Numbers &numbers);

/// The names of series, for choosing by them.
QStringList seriesNames(const std::vector<zumik::plot::BarSeries> &series);

/// Rows of the figure's table: after `lead`, one text a column, the values of all series.
void addTableRows(plot::BarFigure &figure, const std::vector<zumik::plot::BarSeries> &series,
    const std::vector<QStringList> &lead, const common::Numbers &numbers);

/// "12 bars; the highest is node-1, load, with 94 %."
QString barSummary(const plot::BarFigure &figure);

/// "first: 3 s", or with several series "first: a 3 s, b 4 s"; `lead` texts of a row are its name.
QStringList barTexts(const plot::BarFigure &figure, int lead);

} // namespace zumik::widgets::panels
