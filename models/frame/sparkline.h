// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"

namespace zumik::frame {

/// How a series in a table's cell is drawn unless its options say otherwise. Source: Grafana's
/// defaultSparklineCellConfig (Table/Cells/SparklineCell.tsx).
inline SeriesStyle sparklineStyle()
{
    SeriesStyle style;
    style.interpolation = Interpolation::Smooth;
    style.gradient = Gradient::Hue;
    style.lineWidth = 1;
    style.fillOpacity = 17;
    style.points = PointVisibility::Never;
    style.pointSize = 2;
    return style;
}

} // namespace zumik::frame
