// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/colorschemes.h"
#include "models/frame/heatstyle.h"

#include <cstdint>
#include <span>
#include <vector>

// From a cell's value to a color. The range reaches over all values that are shown, or to the limits that the
// dashboard sets; the palette has some even steps, and what lies outside has its end's color: grafana/grafana
// public/app/plugins/panel/heatmap/utils.ts (boundedMinMax, valuesToFills) and palettes.ts (quantizeScheme).
namespace zumik::plot {

/// Which of a palette's colors a cell has; 0: it is not drawn, n: color n - 1.
using Shade = std::uint8_t;

/// What colors depend on besides the dashboard.
struct HeatPaint {
    bool dark = true;
    frame::Argb fill = 0xFFFF9830; ///< that HeatColor::fill names
};

class HeatColors {
public:
    HeatColors() = default;
    HeatColors(const frame::HeatStyle &style, std::span<const double> values, const HeatPaint &paint);

    double low() const { return m_low; }

    double high() const { return m_high; }

    /// False where no cell is to be drawn: then the range means nothing.
    bool any() const { return m_any; }

    const std::vector<frame::Argb> &palette() const { return m_palette; }

    /// NaN, and what the dashboard hides, is 0.
    Shade shadeOf(double value) const;

    /// Of a share of the range, 0..1: for a legend.
    double valueAt(double share) const;

private:
    bool shown(double value) const { return value > m_hideUpTo && value < m_hideFrom; }

    double m_low = 0;
    double m_high = 1;
    double m_hideUpTo = 0;
    double m_hideFrom = 0;
    bool m_log = false;
    bool m_any = false;
    double m_origin = 0; ///< of the range, or of its logarithm
    double m_factor = 1; ///< colors for each unit of it
    std::vector<frame::Argb> m_palette{0xFF000000, 0xFFFFFFFF};
};

} // namespace zumik::plot
