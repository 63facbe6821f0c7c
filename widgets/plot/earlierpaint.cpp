// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/earlierpaint.h"

#include "widgets/common/theme.h"

namespace zumik::widgets::plot {

common::SeriesPaint earlierPaint(QColor color, const common::Theme &theme)
{
    color.setAlphaF(color.alphaF() * theme.pixels("chart.ghostOpacity"));
    return {color, {theme.number("chart.ghostDash.0"), theme.number("chart.ghostDash.1")}};
}

} // namespace zumik::widgets::plot
