// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"
#include "models/frame/heatstyle.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// What a panel's type asks for, one struct a type; Grafana's `options` in types.
namespace zumik::dashboard {

struct Legend {
    enum class Mode { List, Table, Hidden };
    enum class Placement { Bottom, Right };

    Mode mode = Mode::List;
    Placement placement = Placement::Bottom;
    std::vector<std::string> calcs; ///< reducer ids: "lastNotNull", "mean", "max"
    std::string sortBy; ///< a calc's title or "Name"; empty: order of the answer
    bool sortDescending = false;
};

struct Tooltip {
    enum class Mode { Single, Multi, None };
    enum class Sort { None, Ascending, Descending };

    Mode mode = Mode::Single;
    Sort sort = Sort::None;
};

/// How one value is made of a series, or which rows are shown as they are.
struct ReduceOptions {
    std::vector<std::string> calcs{"lastNotNull"};
    bool allValues = false;
    std::optional<int> limit;
    std::string fields; ///< regular expression over field names; empty: numeric fields
};

enum class Orientation { Auto, Horizontal, Vertical };

struct TimeSeriesOptions {
    Legend legend;
    Tooltip tooltip;
};

struct StatOptions {
    enum class ColorMode { None, Value, Background, BackgroundSolid };
    enum class GraphMode { None, Area, Line };
    enum class TextMode { Auto, Value, ValueAndName, Name, None };

    ReduceOptions reduce;
    Orientation orientation = Orientation::Auto;
    ColorMode color = ColorMode::Value;
    GraphMode graph = GraphMode::Area;
    TextMode text = TextMode::Auto;
    std::optional<double> valueSize; ///< px
    std::optional<double> titleSize; ///< px
};

struct GaugeOptions {
    ReduceOptions reduce;
    Orientation orientation = Orientation::Auto;
    bool thresholdLabels = false;
    bool thresholdMarkers = true;
};

struct BarGaugeOptions {
    enum class Display { Gradient, Basic, Lcd };
    enum class ValueMode { Color, Text, Hidden };

    ReduceOptions reduce;
    Orientation orientation = Orientation::Auto;
    Display display = Display::Gradient;
    ValueMode values = ValueMode::Color;
    bool showUnfilled = true;
};

struct TableOptions {
    bool showHeader = true;
    /// Column and descending, first the strongest.
    std::vector<std::pair<std::string, bool>> sortBy;
    std::vector<std::string> footerCalcs; ///< empty: no footer
    std::vector<std::string> footerFields; ///< empty: every number
    bool footerCountsRows = false;
    bool paginated = false;
    double rowScale = 1; ///< of a row's height: medium 1.33, large 1.7
};

struct TextOptions {
    enum class Mode { Markdown, Html, Code };

    Mode mode = Mode::Markdown;
    std::string content;
};

struct HeatmapOptions {
    frame::HeatStyle style;
    Tooltip::Mode tooltip = Tooltip::Mode::Single;
    bool legend = true; ///< the color scale
};

/// Whether values are written into what shows them.
enum class ShowValue { Auto, Always, Never };

struct StateTimelineOptions {
    enum class Align { Left, Center, Right };

    bool mergeValues = true; ///< neighbors of the same value are one
    ShowValue showValue = ShowValue::Auto;
    Align align = Align::Left;
    double rowHeight = 0.9; ///< 0..1 of a row's room
    std::size_t perPage = 0; ///< rows; 0: all on one page
    Legend legend;
    Tooltip tooltip;
};

struct StatusHistoryOptions {
    ShowValue showValue = ShowValue::Auto;
    double rowHeight = 0.9; ///< 0..1 of a row's room
    double columnWidth = 0.9; ///< 0..1 of a step's room
    std::size_t perPage = 0; ///< rows; 0: all on one page
    Legend legend;
    Tooltip tooltip;
};

struct HistogramOptions {
    std::optional<double> bucketSize; ///< absent: as wide as bucketCount asks for
    double bucketOffset = 0;
    int bucketCount = 30; ///< about as many, where no size is given
    bool combine = false; ///< all series are counted into one
    frame::Stacking stacking = frame::Stacking::None;
    Legend legend;
    Tooltip tooltip;
};

struct BarChartOptions {
    Orientation orientation = Orientation::Auto;
    std::string xField; ///< empty: the first text, else the time
    std::string colorByField;
    ShowValue showValue = ShowValue::Auto;
    frame::Stacking stacking = frame::Stacking::None;
    double groupWidth = 0.7; ///< 0..1
    double barWidth = 0.97; ///< 0..1
    int labelRotation = 0; ///< degrees, -90..90
    int labelLength = 0; ///< characters; 0: all
    Legend legend;
    Tooltip tooltip;
};

struct PieOptions {
    enum class Shape { Pie, Donut };
    enum class Sort { None, Ascending, Descending };

    ReduceOptions reduce;
    Shape shape = Shape::Pie;
    Sort sort = Sort::Descending;
    bool labelName = false; ///< what stands on a slice
    bool labelValue = false;
    bool labelPercent = false;
    bool legendValue = false; ///< what stands beside a name in the legend
    bool legendPercent = false;
    Legend legend;
    Tooltip tooltip;
};

struct RowOptions {
    bool collapsed = false;
};

/// A panel type that is not drawn yet: it says so, with its name.
struct UnsupportedOptions {
    std::string type;
};

using PanelOptions = std::variant<UnsupportedOptions, TimeSeriesOptions, StatOptions, GaugeOptions,
    BarGaugeOptions, TableOptions, TextOptions, HeatmapOptions, StateTimelineOptions, StatusHistoryOptions,
    HistogramOptions, BarChartOptions, PieOptions, RowOptions>;

} // namespace zumik::dashboard
