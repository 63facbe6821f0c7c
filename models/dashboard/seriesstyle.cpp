// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/seriesstyle.h"

#include "models/dashboard/cellstyle.h"
#include "models/dashboard/json.h"
#include "models/frame/sparkline.h"

#include <algorithm>
#include <array>

namespace zumik::dashboard {

namespace {

using namespace frame;

template <typename T, std::size_t N>
PropertyEffect choose(
    T &target, const std::string &text, const std::array<std::pair<std::string_view, T>, N> &choices)
{
    for (const auto &[name, choice] : choices) {
        if (name == text) {
            target = choice;
            return PropertyEffect::Applied;
        }
    }
    return PropertyEffect::Unknown;
}

template <typename T> using Choice = std::pair<std::string_view, T>;

constexpr std::array<Choice<DrawStyle>, 3> drawStyles{
    {{"line", DrawStyle::Line}, {"bars", DrawStyle::Bars}, {"points", DrawStyle::Points}}};
constexpr std::array<Choice<Interpolation>, 4> interpolations{
    {{"linear", Interpolation::Linear}, {"smooth", Interpolation::Smooth},
        {"stepBefore", Interpolation::StepBefore}, {"stepAfter", Interpolation::StepAfter}}};
constexpr std::array<Choice<Gradient>, 4> gradients{{{"none", Gradient::None}, {"opacity", Gradient::Opacity},
    {"hue", Gradient::Hue}, {"scheme", Gradient::Scheme}}};
constexpr std::array<Choice<Stacking>, 3> stackings{
    {{"none", Stacking::None}, {"normal", Stacking::Normal}, {"percent", Stacking::Percent}}};
constexpr std::array<Choice<PointVisibility>, 3> pointVisibilities{{{"auto", PointVisibility::Auto},
    {"always", PointVisibility::Always}, {"never", PointVisibility::Never}}};
constexpr std::array<Choice<AxisPlacement>, 4> axisPlacements{{{"auto", AxisPlacement::Auto},
    {"left", AxisPlacement::Left}, {"right", AxisPlacement::Right}, {"hidden", AxisPlacement::Hidden}}};
constexpr std::array<Choice<ThresholdStyle>, 7> thresholdStyles{
    {{"off", ThresholdStyle::Off}, {"line", ThresholdStyle::Line}, {"area", ThresholdStyle::Area},
        {"line+area", ThresholdStyle::LineAndArea}, {"dashed", ThresholdStyle::Dashed},
        {"dashed+area", ThresholdStyle::DashedAndArea}, {"series", ThresholdStyle::Off}}};

/// false, true, or the longest gap in milliseconds.
void readSpanNulls(const QJsonValue &value, SeriesStyle &style)
{
    style.spanNulls = value.toBool(false);
    style.spanNullsUpTo.reset();
    if (value.isDouble()) {
        style.spanNullsUpTo = base::Duration{intOf(value, 0, 2147483647, 0)};
    }
}

/// A number: milliseconds without a sample that make a gap.
void readGap(const QJsonValue &value, SeriesStyle &style)
{
    style.gapAfter.reset();
    if (value.isDouble() && value.toDouble() > 0) {
        style.gapAfter = base::Duration{intOf(value, 1, 2147483647, 1)};
    }
}

/// Dots are dashes of no length with round ends.
void readDash(const QJsonValue &value, SeriesStyle &style)
{
    style.dash.clear();
    style.dotted = textOf(value, "fill") == "dot";
    if (textOf(value, "fill") != "dash" && textOf(value, "fill") != "dot") {
        return;
    }
    const QJsonArray dash = member(value, "dash").toArray();
    for (const QJsonValue length : dash) {
        style.dash.push_back(std::clamp(length.toDouble(), 0.0, 1000.0));
    }
    if (style.dash.empty()) {
        style.dash = {style.dotted ? 0.0 : 10.0, 10.0};
    }
}

void readHideFrom(const QJsonValue &value, SeriesStyle &style)
{
    style.hideFromLegend = flagOf(value, "legend");
    style.hideFromTooltip = flagOf(value, "tooltip");
    style.hideFromPlot = flagOf(value, "viz") || flagOf(value, "graph");
}

void readScale(const QJsonValue &value, SeriesStyle &style)
{
    const std::string type = textOf(value, "type");
    style.logBase.reset();
    style.linearThreshold.reset();
    if (type == "log" || type == "symlog") {
        style.logBase = numberOf(value, "log").value_or(2);
    }
    if (type == "symlog") {
        style.linearThreshold = std::clamp(numberOf(value, "linearThreshold").value_or(1), 1e-300, 1e300);
    }
}

PropertyEffect readStacking(const QJsonValue &value, SeriesStyle &style)
{
    style.stackGroup = textOf(value, "group");
    const std::string mode = textOf(value, "mode");
    return choose(style.stacking, mode.empty() ? "none" : mode, stackings);
}

double bounded(const QJsonValue &value, double most, double fallback)
{
    return std::clamp(numberOf(value).value_or(fallback), 0.0, most);
}

PropertyEffect applyChoice(SeriesStyle &style, std::string_view id, const QJsonValue &value)
{
    const std::string text = textOf(value);
    if (id == "drawStyle") {
        return choose(style.draw, text, drawStyles);
    }
    if (id == "lineInterpolation") {
        return choose(style.interpolation, text, interpolations);
    }
    if (id == "gradientMode") {
        return choose(style.gradient, text, gradients);
    }
    if (id == "showPoints") {
        return choose(style.points, text, pointVisibilities);
    }
    if (id == "axisPlacement") {
        return choose(style.axis, text, axisPlacements);
    }
    if (id == "thresholdsStyle") {
        return choose(style.thresholds, textOf(value, "mode"), thresholdStyles);
    }
    return id == "stacking" ? readStacking(value, style) : PropertyEffect::Unknown;
}

bool applyValue(SeriesStyle &style, std::string_view id, const QJsonValue &value)
{
    if (id == "lineWidth") {
        style.lineWidth = bounded(value, 50, 1);
    } else if (id == "fillOpacity") {
        style.fillOpacity = bounded(value, 100, 0);
    } else if (id == "pointSize") {
        style.pointSize = bounded(value, 100, 5);
    } else if (id == "spanNulls") {
        readSpanNulls(value, style);
    } else if (id == "lineStyle") {
        readDash(value, style);
    } else if (id == "hideFrom") {
        readHideFrom(value, style);
    } else if (id == "scaleDistribution") {
        readScale(value, style);
    } else if (id == "transform") {
        style.negativeY = textOf(value) == "negative-Y";
    } else if (id == "insertNulls") {
        readGap(value, style);
    } else if (id == "fillBelowTo") {
        style.fillBelowTo = textOf(value);
    } else {
        return false;
    }
    return true;
}

bool applyAxis(SeriesStyle &style, std::string_view id, const QJsonValue &value)
{
    if (id == "axisLabel") {
        style.axisLabel = textOf(value);
    } else if (id == "axisSoftMin") {
        style.softMin = numberOf(value);
    } else if (id == "axisSoftMax") {
        style.softMax = numberOf(value);
    } else if (id == "axisCenteredZero") {
        style.centeredZero = value.toBool();
    } else if (id == "axisGridShow") {
        style.gridLines = value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    } else if (id == "axisColorMode") {
        style.axisColored = textOf(value) == "series";
    } else {
        return false;
    }
    return true;
}

bool applyBars(SeriesStyle &style, std::string_view id, const QJsonValue &value)
{
    if (id == "barAlignment") {
        style.barAlignment = intOf(value, -1, 1, 0);
    } else if (id == "barWidthFactor") {
        style.barWidth = bounded(value, 1, 0.6);
    } else if (id == "barMaxWidth") {
        style.barMaxWidth = numberOf(value) ? std::optional(bounded(value, 10000, 0)) : std::nullopt;
    } else {
        return false;
    }
    return true;
}

/// Decoration that changes no value and no shape that we draw, and what old betas wrote.
bool isIgnored(std::string_view id)
{
    static constexpr std::array<std::string_view, 8> ignored{"axisBorderShow", "axisWidth", "footer",
        "lineColor", "pointColor", "pointSymbol", "text", "wrapHeaderText"};
    static constexpr std::array<std::string_view, 7> beta{
        "axis", "bars", "fill", "line", "nullValues", "points", "fillGradient"};
    return std::find(ignored.begin(), ignored.end(), id) != ignored.end()
        || std::find(beta.begin(), beta.end(), id) != beta.end();
}

/// The options of a cell that holds a series are those of a graph, but for its axes. What is new to us in
/// them changes nothing.
void readSparkline(SeriesStyle &style, const QJsonObject &options)
{
    style = sparklineStyle();
    for (auto option = options.begin(); option != options.end(); ++option) {
        const std::string id = option.key().toStdString();
        const bool drawing = id == "drawStyle" || id == "lineInterpolation" || id == "gradientMode"
            || id == "showPoints" || id == "lineWidth" || id == "fillOpacity" || id == "pointSize"
            || id == "spanNulls" || id == "lineStyle";
        if (drawing && applyChoice(style, id, option.value()) == PropertyEffect::Unknown) {
            applyValue(style, id, option.value());
        }
        applyBars(style, id, option.value());
    }
}

} // namespace

PropertyEffect applyCustom(FieldConfig &config, std::string_view id, const QJsonValue &value)
{
    if (id == "cellOptions" && textOf(value, "type") == "sparkline") {
        readSparkline(config.style, value.toObject());
    }
    if (const PropertyEffect effect = applyChoice(config.style, id, value);
        effect != PropertyEffect::Unknown) {
        return effect;
    }
    if (applyValue(config.style, id, value) || applyAxis(config.style, id, value)
        || applyBars(config.style, id, value)
        || applyCell(config.cell, id, value) == PropertyEffect::Applied) {
        return PropertyEffect::Applied;
    }
    const bool off = value.isNull() || (value.isBool() && !value.toBool());
    return off || isIgnored(id) ? PropertyEffect::Ignored : PropertyEffect::Unknown;
}

} // namespace zumik::dashboard
