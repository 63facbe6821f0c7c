// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"
#include "models/frame/heatstyle.h"
#include "models/frame/transform/transformation.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// A Grafana dashboard in types; dashboard/reader.h makes it from JSON. Texts are as written: variables are
// not yet interpolated.
namespace zumik::dashboard {

struct Query {
    enum class Format { TimeSeries, Table, Heatmap };

    std::string refId;
    std::string expression;
    std::string legendFormat; ///< empty or "__auto": from the labels
    std::string interval; ///< the least step, "15s"; may hold variables
    int intervalFactor = 1;
    Format format = Format::TimeSeries;
    bool instant = false;
    bool hidden = false;
};

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

struct RowOptions {
    bool collapsed = false;
};

/// A panel type that is not drawn yet: it says so, with its name.
struct UnsupportedOptions {
    std::string type;
};

/// In Grafana's grid: 24 columns, rows of 30 px with gaps of 8.
struct GridPosition {
    int x = 0;
    int y = 0;
    int width = 12;
    int height = 8;

    bool operator==(const GridPosition &) const = default;
};

/// Properties that an override sets, applied over the defaults in order; ids and values as in Grafana's JSON
/// ("unit", "custom.axisPlacement"), values as compact JSON text.
struct Override {
    enum class Matcher { Name, Regex, Names, Type, Query, Unknown };

    Matcher matcher = Matcher::Name;
    bool exclude = false; ///< Names: every field but these
    std::vector<std::string> names; ///< one name or pattern or type or refId; several for Names
    std::vector<std::pair<std::string, std::string>> properties;
};

struct Panel {
    using Options = std::variant<UnsupportedOptions, TimeSeriesOptions, StatOptions, GaugeOptions,
        BarGaugeOptions, TableOptions, TextOptions, HeatmapOptions, RowOptions>;

    int id = 0; ///< unique within the dashboard: the reader renumbers duplicates
    std::string type; ///< Grafana's name: "timeseries", "stat"
    std::string title;
    std::string description;
    GridPosition position;
    std::vector<Query> queries;
    std::optional<int> maxDataPoints;
    std::string interval; ///< least step of all queries
    std::string timeFrom; ///< "1h": this panel's own range
    std::string timeShift;
    std::vector<frame::transform::Transformation> transformations; ///< in their order, before overrides
    frame::FieldConfig defaults;
    std::vector<Override> overrides;
    Options options;
    std::string repeat; ///< the variable that this panel or row is repeated for; empty: none
    std::vector<Panel> panels; ///< of a collapsed row; their y counts from the row's lower edge
};

struct VariableOption {
    std::string text;
    std::string value;

    bool operator==(const VariableOption &) const = default;
};

struct Variable {
    enum class Type { Query, Custom, Interval, Constant, TextBox, DataSource, AdHoc, Unknown };
    enum class Hide { No, Label, Variable };
    enum class Sort {
        None,
        AlphabeticalAscending,
        AlphabeticalDescending,
        NumericalAscending,
        NumericalDescending,
        AlphabeticalCaseInsensitiveAscending,
        AlphabeticalCaseInsensitiveDescending,
        NaturalAscending,
        NaturalDescending
    };

    Type type = Type::Unknown;
    std::string name;
    std::string label;
    std::string query; ///< Query: label_values(...), query_result(...); Custom: the list; Constant: the value
    std::string regex; ///< "/pattern/flags" or plain
    Sort sort = Sort::None;
    Hide hide = Hide::No;
    bool multi = false;
    bool includeAll = false;
    std::string allValue; ///< empty: all options joined
    bool autoInterval = false; ///< Interval: "auto" is among the options, its value autoValueMark
    int autoCount = 30; ///< into how many steps auto parts the range
    std::string autoMinimum = "10s";
    std::vector<VariableOption> options; ///< as saved, or known from `query`
    std::vector<std::string> current; ///< values; "$__all" for All
};

/// The value that stands for every option, and the one that an interval variable's "auto" has.
inline constexpr char allValueMark[] = "$__all";
inline constexpr char autoValueMark[] = "$__auto";

/// Something in the file that was not understood. The rest is drawn.
struct ImportNote {
    std::string where; ///< "panel 7 \"Latency\"", "variable cluster", "dashboard"
    std::string what; ///< an id of the thing: "panel type", "override matcher", "unit", ...
    std::string detail; ///< its name as written

    bool operator==(const ImportNote &) const = default;
};

struct Dashboard {
    std::string uid;
    std::string title;
    std::string description;
    std::vector<std::string> tags;
    int schemaVersion = 0;
    std::string from = "now-6h";
    std::string to = "now";
    std::string refresh; ///< "15s"; empty: none
    std::string timezone; ///< "utc", "browser", a zone's name, or empty
    std::vector<Panel> panels; ///< in order of position; those of expanded rows follow their row
    std::vector<Variable> variables;
    std::vector<ImportNote> notes;
};

} // namespace zumik::dashboard
