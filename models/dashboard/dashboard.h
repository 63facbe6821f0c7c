// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/paneloptions.h"
#include "models/dashboard/variable.h"
#include "models/frame/transform/transformation.h"

#include <optional>
#include <string>
#include <utility>
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

/// A link of a dashboard or of a panel: an address, or every dashboard that carries the tags.
struct Link {
    enum class Kind { Address, Dashboards };

    Kind kind = Kind::Address;
    std::string title;
    std::string url; ///< as written; variables in it are not yet interpolated
    std::string tooltip;
    std::vector<std::string> tags; ///< Dashboards
    bool keepTime = false;
    bool includeVariables = false;
};

/// A query whose answer marks times over all time series of the board.
/// Asked of Grafana itself, "-- Grafana --": what people noted there, and changes of its alerts' states.
struct GrafanaAnnotation {
    bool byTags = false; ///< of any board and the organization; else those of this board, on their panels
    std::vector<std::string> tags; ///< with variables; none: nothing is asked by tags
    bool matchAny = false; ///< one of the tags will do
    int limit = 100;
    bool builtIn = false; ///< the one that every board has

    bool operator==(const GrafanaAnnotation &) const = default;
};

struct Annotation {
    std::string name;
    std::string expression;
    std::string step; ///< "60s"; empty: as for a panel
    std::string titleFormat; ///< with {{label}}
    std::string textFormat;
    std::string tagKeys; ///< labels, separated by commas; empty: none
    std::string color; ///< as in the dashboard
    bool enabled = true;
    bool hidden = false; ///< its switch is not shown
    bool valueAsTime = false; ///< the sample's value is the time in milliseconds
    std::vector<int> panelIds; ///< empty: all panels
    bool excludePanels = false; ///< all panels but those
    std::optional<GrafanaAnnotation> grafana = {}; ///< then there is no expression
};

enum class RepeatDirection { Horizontal, Vertical };

struct Panel {
    using Options = PanelOptions;

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
    RepeatDirection repeatDirection = RepeatDirection::Horizontal;
    int maxPerRow = 4; ///< of horizontal repeats
    std::string libraryUid; ///< of the library panel that it stands for; empty: none
    std::vector<Link> links;
    bool transparent = false;
    /// Values that variables have within this panel alone: those that it was repeated for.
    std::vector<std::pair<std::string, VariableOption>> scope;
    std::vector<Panel> panels; ///< of a collapsed row; their y counts from the row's lower edge
};

/// Something in the file that was not understood. The rest is drawn.
struct ImportNote {
    std::string where; ///< "panel 7 \"Latency\"", "variable cluster", "dashboard"
    std::string what; ///< an id of the thing: "panel type", "override matcher", "unit", ...
    std::string detail; ///< its name as written

    bool operator==(const ImportNote &) const = default;
};

/// What the other panels show while the pointer is over one of them ("graphTooltip", in v2 "cursorSync").
enum class PointerSharing { None, Crosshair, Tooltip };

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
    PointerSharing pointerSharing = PointerSharing::None;
    std::vector<Panel> panels; ///< in order of position; those of expanded rows follow their row
    std::vector<Variable> variables;
    std::vector<Annotation> annotations;
    std::vector<Link> links;
    std::vector<ImportNote> notes;
};

} // namespace zumik::dashboard
