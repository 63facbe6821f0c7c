// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/figures.h"

#include <QWidget>

#include <functional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// How a chart without a time axis is shown.
enum class ChartForm {
    Drawn, ///< by Qt Charts; as a table in a build without
    Table
};

/// Whether this build draws charts.
bool drawsCharts();

/// What shows a figure in a panel.
template <typename Figure> class ChartBody : public QWidget {
public:
    using QWidget::QWidget;

    virtual void setFigure(const Figure &figure) = 0;

    /// Texts that are there besides the figure's own.
    virtual QStringList moreTexts() const { return {}; }

    /// A click into the legend: a series, and whether it is added to those that were chosen.
    std::function<void(std::size_t, bool)> onChosen;
};

using PieBody = ChartBody<plot::PieFigure>;
using BarBody = ChartBody<plot::BarFigure>;

PieBody *makePieBody(ChartForm form, const common::Look *look, QWidget *parent);
BarBody *makeBarBody(ChartForm form, const common::Look *look, QWidget *parent);

} // namespace zumik::widgets::panels
