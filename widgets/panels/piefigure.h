// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/legendchoice.h"
#include "widgets/panels/reducedvalues.h"
#include "widgets/plot/figures.h"

namespace zumik::widgets::common {
class Theme;
}

namespace zumik::widgets::panels {

/// The slices, legend and texts of a pie chart's values.
plot::PieFigure pieFigure(const std::vector<ReducedValue> &values,
    const zumik::dashboard::PieOptions &options, const LegendChoice &choice, const common::Theme &theme,
    const common::Numbers &numbers);

/// What is doubtful of it, in sentences.
QStringList pieWarnings(const zumik::plot::Pie &pie);

} // namespace zumik::widgets::panels
