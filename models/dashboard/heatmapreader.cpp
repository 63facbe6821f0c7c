// SPDX-License-Identifier: GPL-3.0-or-later
// Names and defaults: grafana/grafana public/app/plugins/panel/heatmap/panelcfg.cue. What becomes of the old
// form's: migrations.ts beside it; but an old "upper" bound is what it was documented to be, an upper one.
#include "models/dashboard/heatmapreader.h"

#include "models/dashboard/bucketreader.h"
#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/frame/colorschemes.h"
#include "models/frame/units.h"

#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::dashboard {

namespace {

using frame::AxisPlacement;
using frame::BucketRule;
using frame::HeatColor;
using frame::HeatLayout;
using frame::HeatStyle;

template <typename T> using Choice = std::pair<std::string_view, T>;

constexpr std::array<Choice<HeatColor::Mode>, 3> colorModes{{{"scheme", HeatColor::Mode::Scheme},
    {"spectrum", HeatColor::Mode::Scheme}, {"opacity", HeatColor::Mode::Opacity}}};
constexpr std::array<Choice<HeatColor::Scale>, 4> colorScales{
    {{"linear", HeatColor::Scale::Linear}, {"exponential", HeatColor::Scale::Exponential},
        {"sqrt", HeatColor::Scale::Exponential}, {"log", HeatColor::Scale::Log}}};
constexpr std::array<Choice<HeatLayout>, 7> layouts{{{"auto", HeatLayout::Auto},
    {"le", HeatLayout::UpperBound}, {"ge", HeatLayout::LowerBound}, {"unknown", HeatLayout::Middle},
    {"upper", HeatLayout::UpperBound}, {"lower", HeatLayout::LowerBound}, {"middle", HeatLayout::Middle}}};
constexpr std::array<Choice<AxisPlacement>, 4> placements{{{"auto", AxisPlacement::Left},
    {"left", AxisPlacement::Left}, {"right", AxisPlacement::Right}, {"hidden", AxisPlacement::Hidden}}};
constexpr std::array<Choice<Tooltip::Mode>, 3> tooltipModes{
    {{"single", Tooltip::Mode::Single}, {"multi", Tooltip::Mode::Multi}, {"none", Tooltip::Mode::None}}};
constexpr std::array<std::string_view, 14> knownKeys{"annotations", "bucketFrame", "calculate", "calculation",
    "cellGap", "cellRadius", "cellValues", "color", "exemplars", "filterValues", "legend", "rowsFrame",
    "showValue", "tooltip"};

class HeatmapReader {
public:
    explicit HeatmapReader(Notes &notes)
        : m_notes(notes)
    {
    }

    HeatmapOptions read(const QJsonValue &options)
    {
        m_style.calculate = flagOf(options, "calculate");
        readBuckets(member(options, "calculation"));
        readColor(member(options, "color"));
        m_style.cellGap = std::clamp(numberOf(options, "cellGap").value_or(1), 0.0, 25.0);
        if (const QJsonValue filter = member(options, "filterValues"); filter.isObject()) {
            m_style.hideUpTo = numberOf(filter, "le");
            m_style.hideFrom = numberOf(filter, "ge");
        }
        const QJsonValue rows = member(options, "rowsFrame");
        readRows(rows.isObject() ? rows : member(options, "bucketFrame"));
        readCells(member(options, "cellValues"));
        readAxis(member(options, "yAxis"));
        readTooltip(member(options, "tooltip"));
        m_options.legend = flagOf(member(options, "legend"), "show", true);
        noteTheRest(options);
        return take();
    }

    HeatmapOptions readOld(const QJsonValue &panel)
    {
        m_style.calculate = textOf(panel, "dataFormat") != "tsbuckets";
        readOldBuckets(panel);
        readOldColor(member(panel, "color"));
        const double padding = numberOf(member(panel, "cards"), "cardPadding").value_or(2);
        m_style.cellGap = padding == 0 ? 1 : std::clamp(padding, 0.0, 25.0);
        if (!flagOf(panel, "hideZeroBuckets")) {
            m_style.hideUpTo.reset();
        }
        m_style.layout = chosen(textOf(panel, "yBucketBound"), HeatLayout::Auto, layouts, "yBucketBound");
        setDecimals(m_style.value.decimals, member(panel, "tooltipDecimals"));
        readOldAxis(panel);
        m_options.legend = flagOf(member(panel, "legend"), "show");
        if (!flagOf(member(panel, "tooltip"), "show", true)) {
            m_options.tooltip = Tooltip::Mode::None;
        }
        return take();
    }

private:
    template <typename T, std::size_t N>
    T chosen(const std::string &text, T fallback, const std::array<Choice<T>, N> &choices, const char *key)
    {
        for (const auto &[name, choice] : choices) {
            if (name == text) {
                return choice;
            }
        }
        if (!text.empty()) {
            m_notes.add("option", std::string(key) + " " + text);
        }
        return fallback;
    }

    static void setDecimals(std::optional<int> &decimals, const QJsonValue &value)
    {
        if (numberOf(value)) {
            decimals = intOf(value, 0, 20, 0);
        }
    }

    std::string unitOf(std::string unit)
    {
        if (!frame::isKnownUnit(unit)) {
            m_notes.add("unit", unit);
        }
        return unit;
    }

    /// A number, or for time a length: "5m". Variables are not for here: buckets are then made as by default.
    void readBuckets(const QJsonValue &json)
    {
        m_style.columns = readBucketRule(member(json, "xBuckets"), true, m_notes);
        m_style.rows = readBucketRule(member(json, "yBuckets"), false, m_notes);
    }

    void readScheme(const std::string &scheme)
    {
        const std::string_view known = frame::isColorScheme(scheme) ? scheme : frame::colorSchemeIn(scheme);
        if (known.empty() && !scheme.empty()) {
            m_notes.add("option", "color scheme " + scheme);
        }
        m_style.color.scheme = known.empty() ? m_style.color.scheme : std::string(known);
    }

    void readColor(const QJsonValue &json)
    {
        HeatColor &color = m_style.color;
        color.mode = chosen(textOf(json, "mode"), HeatColor::Mode::Scheme, colorModes, "color mode");
        readScheme(textOf(json, "scheme"));
        color.fill = textOf(json, "fill").empty() ? color.fill : textOf(json, "fill");
        color.scale =
            chosen(textOf(json, "scale"), HeatColor::Scale::Exponential, colorScales, "color scale");
        color.exponent = std::clamp(numberOf(json, "exponent").value_or(0.5), 0.01, 100.0);
        color.steps = intOf(member(json, "steps"), 2, 128, 64);
        color.reverse = flagOf(json, "reverse");
        color.min = numberOf(json, "min");
        color.max = numberOf(json, "max");
    }

    void readRows(const QJsonValue &json)
    {
        m_style.layout = chosen(textOf(json, "layout"), HeatLayout::Auto, layouts, "rows layout");
        m_style.valueName = textOf(json, "value");
    }

    void readCells(const QJsonValue &json)
    {
        m_style.value.unit = unitOf(textOf(json, "unit"));
        setDecimals(m_style.value.decimals, member(json, "decimals"));
    }

    void readAxis(const QJsonValue &json)
    {
        frame::HeatAxis &axis = m_style.axis;
        axis.unit = unitOf(textOf(json, "unit"));
        setDecimals(axis.decimals, member(json, "decimals"));
        axis.min = numberOf(json, "min");
        axis.max = numberOf(json, "max");
        axis.reverse = flagOf(json, "reverse");
        axis.placement =
            chosen(textOf(json, "axisPlacement"), AxisPlacement::Left, placements, "y axis placement");
        axis.label = textOf(json, "axisLabel");
    }

    /// Before Grafana 10, `show` instead of a mode.
    void readTooltip(const QJsonValue &json)
    {
        m_options.tooltip = flagOf(json, "show", true)
            ? chosen(textOf(json, "mode"), Tooltip::Mode::Single, tooltipModes, "tooltip mode")
            : Tooltip::Mode::None;
        if (flagOf(json, "yHistogram")) {
            m_notes.add("option", "tooltip yHistogram");
        }
    }

    void noteTheRest(const QJsonValue &options)
    {
        if (const std::string shown = textOf(options, "showValue"); !shown.empty() && shown != "never") {
            m_notes.add("option", "showValue " + shown);
        }
        if (numberOf(options, "cellRadius").value_or(0) > 0) {
            m_notes.add("option", "cellRadius");
        }
        const QJsonObject keys = options.toObject();
        for (auto it = keys.begin(); it != keys.end(); ++it) {
            const std::string key = utf8(it.key());
            if (key != "yAxis" && std::find(knownKeys.begin(), knownKeys.end(), key) == knownKeys.end()) {
                m_notes.add("option", key);
            }
        }
    }

    BucketRule oldRule(const QJsonValue &panel, const char *size, const char *number, bool time)
    {
        const double given = readBucketSize(member(panel, size), time, m_notes);
        const double count = readBucketSize(member(panel, number), time, m_notes);
        return given > 0 ? BucketRule{BucketRule::Mode::Size, given, {}}
                         : BucketRule{BucketRule::Mode::Count, count, {}};
    }

    void readOldBuckets(const QJsonValue &panel)
    {
        m_style.columns = oldRule(panel, "xBucketSize", "xBucketNumber", true);
        m_style.rows = oldRule(panel, "yBucketSize", "yBucketNumber", false);
        const double base = numberOf(member(panel, "yAxis"), "logBase").value_or(1);
        if (base > 1) {
            const double split = numberOf(member(panel, "yAxis"), "splitFactor").value_or(0);
            m_style.rows = {BucketRule::Mode::Count, std::max(split, 0.0), base};
        }
    }

    void readOldColor(const QJsonValue &json)
    {
        HeatColor &color = m_style.color;
        color.mode = chosen(textOf(json, "mode"), HeatColor::Mode::Scheme, colorModes, "color mode");
        readScheme(textOf(json, "colorScheme"));
        color.fill = textOf(json, "cardColor").empty() ? color.fill : textOf(json, "cardColor");
        color.scale =
            chosen(textOf(json, "colorScale"), HeatColor::Scale::Exponential, colorScales, "color scale");
        color.exponent = std::clamp(numberOf(json, "exponent").value_or(0.5), 0.01, 100.0);
        color.steps = 128;
        color.min = numberOf(json, "min");
        color.max = numberOf(json, "max");
        if (color.min && color.max && *color.min > *color.max) {
            std::swap(color.min, color.max);
            color.reverse = true;
        }
    }

    void readOldAxis(const QJsonValue &panel)
    {
        const QJsonValue json = member(panel, "yAxis");
        frame::HeatAxis &axis = m_style.axis;
        axis.unit = unitOf(textOf(json, "format"));
        setDecimals(axis.decimals, member(json, "decimals"));
        axis.min = numberOf(json, "min");
        axis.max = numberOf(json, "max");
        axis.reverse = flagOf(panel, "reverseYBuckets");
        axis.placement = flagOf(json, "show", true) ? AxisPlacement::Left : AxisPlacement::Hidden;
    }

    HeatmapOptions take()
    {
        m_options.style = std::move(m_style);
        return std::move(m_options);
    }

    Notes &m_notes;
    HeatStyle m_style;
    HeatmapOptions m_options;
};

} // namespace

HeatmapOptions readHeatmap(const QJsonValue &panel, Notes &notes)
{
    const QJsonValue options = member(panel, "options");
    HeatmapReader reader(notes);
    return options.toObject().isEmpty() ? reader.readOld(panel) : reader.read(options);
}

} // namespace zumik::dashboard
