// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

// How a value is to be shown: Grafana's field configuration, in types. Colors stay names or #RRGGBB text here
// ("green", "dark-orange", "#3B84DA"): the theme of the day makes paint of them.
namespace zumik::frame {

struct ThresholdStep {
    double from = -std::numeric_limits<double>::infinity(); ///< the first step's is minus infinity
    std::string color;
};

struct Thresholds {
    enum class Mode { Absolute, Percentage }; ///< percentage: of the field's min..max

    Mode mode = Mode::Absolute;
    std::vector<ThresholdStep> steps; ///< ascending
};

/// One rule that replaces a value by a text, a color or both.
struct ValueMapping {
    enum class Kind { Value, Range, Regex, Null, NaN, NullAndNaN, True, False, Empty };

    Kind kind = Kind::Value;
    std::string match; ///< Value: the value as text; Regex: the pattern
    std::optional<double> from; ///< Range, inclusive; absent: open
    std::optional<double> to;
    std::optional<std::string> text; ///< absent: the value itself is shown
    std::string color; ///< empty: unchanged
};

struct ColorConfig {
    enum class Mode { PaletteClassic, PaletteByName, Fixed, Shades, Thresholds, Continuous };

    Mode mode = Mode::PaletteClassic;
    std::string fixed; ///< for Fixed and Shades
    std::string scheme; ///< for Continuous: Grafana's id, "continuous-GrYlRd"
};

enum class DrawStyle { Line, Bars, Points };
enum class Interpolation { Linear, Smooth, StepBefore, StepAfter };
enum class Gradient { None, Opacity, Hue, Scheme };
enum class Stacking { None, Normal, Percent };
enum class PointVisibility { Auto, Always, Never };
enum class AxisPlacement { Auto, Left, Right, Hidden };
enum class ThresholdStyle { Off, Line, Area, LineAndArea, Dashed, DashedAndArea };

/// fieldConfig.custom of a time series.
struct SeriesStyle {
    DrawStyle draw = DrawStyle::Line;
    Interpolation interpolation = Interpolation::Linear;
    Gradient gradient = Gradient::None;
    Stacking stacking = Stacking::None;
    std::string stackGroup;
    double lineWidth = 1; ///< px
    std::vector<double> dash; ///< px on, px off, ...; empty: solid
    double fillOpacity = 0; ///< 0..100
    PointVisibility points = PointVisibility::Auto;
    double pointSize = 5; ///< px
    bool spanNulls = false; ///< join over any gap
    std::optional<base::Duration> spanNullsUpTo; ///< join over gaps up to this long
    bool negativeY = false; ///< draw and stack below zero
    AxisPlacement axis = AxisPlacement::Auto;
    std::string axisLabel;
    std::optional<double> softMin;
    std::optional<double> softMax;
    std::optional<double> logBase; ///< 2 or 10; absent: linear
    ThresholdStyle thresholds = ThresholdStyle::Off;
    bool hideFromLegend = false;
    bool hideFromTooltip = false;
    bool hideFromPlot = false;
};

/// fieldConfig.custom of a table's column.
struct CellStyle {
    enum class Align { Auto, Left, Center, Right };

    std::optional<int> width; ///< px
    Align align = Align::Auto;
    std::string display; ///< Grafana's cell type: "color-text", "color-background", "gauge"; empty: text
    bool hidden = false;
};

struct FieldConfig {
    std::string displayName; ///< empty: from the legend format or the labels
    std::string unit; ///< Grafana's unit id or a plain suffix
    std::optional<int> decimals;
    std::optional<double> min;
    std::optional<double> max;
    std::string noValue;
    std::vector<ValueMapping> mappings;
    Thresholds thresholds;
    ColorConfig color;
    SeriesStyle style;
    CellStyle cell;
};

} // namespace zumik::frame
