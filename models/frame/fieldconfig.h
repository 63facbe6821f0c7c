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
    std::string seriesBy =
        "lastNotNull"; ///< the reducer whose value colors a series under Thresholds and Continuous
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
    bool centeredZero = false;
    std::optional<double> linearThreshold; ///< symmetric logarithm: linear between minus and plus this
    std::optional<bool> gridLines; ///< absent: the first axis has them
    bool axisColored = false; ///< its labels in the series' color
    int barAlignment = 0; ///< -1: ends at the sample's time, 0: around it, 1: begins there
    double barWidth = 0.6; ///< 0..1 of a step
    std::optional<double> barMaxWidth; ///< px
    std::optional<base::Duration> gapAfter; ///< a longer time without sample is a gap
    std::string fillBelowTo; ///< the field down to which it is filled
    bool dotted = false; ///< `dash` with round ends
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
    std::string mode; ///< of the type: "gradient", "basic", "lcd"
    std::string valueMode; ///< of a gauge's value: "color", "text", "hidden"
    bool applyToRow = false; ///< the background is the whole row's
    bool wrap = false;
    bool filterable = false;
    bool inspect = false; ///< the whole value can be opened
    std::optional<int> minWidth; ///< px
    bool hidden = false;
};

/// A link that a field's values carry; title and URL hold variables (${__value.raw}, ${__field.labels.node}).
struct DataLink {
    std::string title;
    std::string url;
    bool newTab = false;
};

struct FieldConfig {
    std::string displayName; ///< empty: from the legend format or the labels
    std::string unit; ///< Grafana's unit id or a plain suffix
    std::optional<int> decimals;
    std::optional<double> min;
    std::optional<double> max;
    bool ownRange =
        false; ///< what min and max leave open is the field's own, not that of all fields of the panel
    std::string noValue;
    std::string description;
    std::vector<DataLink> links;
    std::vector<ValueMapping> mappings;
    Thresholds thresholds;
    ColorConfig color;
    SeriesStyle style;
    CellStyle cell;
};

} // namespace zumik::frame
