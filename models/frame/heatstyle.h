// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"

#include <optional>
#include <string>

// How a heatmap is to be made and shown: Grafana's heatmap options, in types. Its defaults are those of
// grafana/grafana public/app/plugins/panel/heatmap/panelcfg.cue and types.ts.
namespace zumik::frame {

/// Into what buckets one axis of a calculated heatmap is parted.
struct BucketRule {
    enum class Mode { Size, Count };

    Mode mode = Mode::Size;
    /// In the axis's unit (milliseconds for time), or a number of buckets; 0: 20 columns, 10 rows. On a
    /// logarithmic axis: parts of each power.
    double value = 0;
    std::optional<double> logBase; ///< 2 or 10; absent: linear
};

/// Where a row stands to the bound it is called by. Auto: `le` labels are upper bounds, else Middle.
enum class HeatLayout { Auto, UpperBound, LowerBound, Middle };

struct HeatColor {
    enum class Mode { Scheme, Opacity };
    /// Exponential is for Opacity: a scheme's steps are even, as Grafana has them. Log is ours.
    enum class Scale { Linear, Exponential, Log };

    Mode mode = Mode::Scheme;
    std::string scheme = "Oranges"; ///< of colorschemes.h
    std::string fill = "dark-orange"; ///< for Opacity
    Scale scale = Scale::Exponential;
    double exponent = 0.5;
    int steps = 64; ///< 2..128
    bool reverse = false;
    std::optional<double> min;
    std::optional<double> max;
};

struct HeatAxis {
    std::string unit;
    std::optional<int> decimals;
    std::optional<double> min;
    std::optional<double> max;
    bool reverse = false;
    AxisPlacement placement = AxisPlacement::Left;
    std::string label;
};

struct HeatStyle {
    bool calculate = false; ///< the series hold values to be counted, not counts
    BucketRule columns;
    BucketRule rows;
    HeatColor color;
    double cellGap = 1; ///< px
    std::optional<double> hideUpTo = 1e-9; ///< cells with this much or less are not drawn
    std::optional<double> hideFrom; ///< nor those with this much or more
    HeatLayout layout = HeatLayout::Auto;
    std::string valueName; ///< what is counted; empty: "count"
    FieldConfig value; ///< how a cell's value is written
    HeatAxis axis;
};

} // namespace zumik::frame
