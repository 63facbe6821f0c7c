// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/seriesstyle.h"

#include "models/dashboard/json.h"

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
constexpr std::array<Choice<CellStyle::Align>, 4> aligns{
    {{"auto", CellStyle::Align::Auto}, {"left", CellStyle::Align::Left}, {"center", CellStyle::Align::Center},
        {"right", CellStyle::Align::Right}}};

/// false, true, or the longest gap in milliseconds.
void readSpanNulls(const QJsonValue &value, SeriesStyle &style)
{
    style.spanNulls = value.toBool(false);
    style.spanNullsUpTo.reset();
    if (value.isDouble()) {
        style.spanNullsUpTo = base::Duration{intOf(value, 0, 2147483647, 0)};
    }
}

void readDash(const QJsonValue &value, SeriesStyle &style)
{
    style.dash.clear();
    if (textOf(value, "fill") != "dash" && textOf(value, "fill") != "dot") {
        return;
    }
    const QJsonArray dash = member(value, "dash").toArray();
    for (const QJsonValue length : dash) {
        style.dash.push_back(std::clamp(length.toDouble(), 0.0, 1000.0));
    }
    if (style.dash.empty()) {
        style.dash = {10, 10};
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
    style.logBase.reset();
    if (textOf(value, "type") == "log") {
        style.logBase = numberOf(value, "log").value_or(2);
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
    } else if (id == "axisLabel") {
        style.axisLabel = textOf(value);
    } else if (id == "axisSoftMin") {
        style.softMin = numberOf(value);
    } else if (id == "axisSoftMax") {
        style.softMax = numberOf(value);
    } else if (id == "transform") {
        style.negativeY = textOf(value) == "negative-Y";
    } else {
        return false;
    }
    return true;
}

PropertyEffect applyCell(CellStyle &cell, std::string_view id, const QJsonValue &value)
{
    if (id == "width") {
        cell.width = numberOf(value) ? std::optional(intOf(value, 1, 10000, 100)) : std::nullopt;
    } else if (id == "align") {
        const std::string align = textOf(value);
        return choose(cell.align, align.empty() ? "auto" : align, aligns);
    } else if (id == "displayMode") {
        cell.display = textOf(value);
    } else if (id == "cellOptions") {
        cell.display = textOf(value, "type");
    } else if (id == "hidden") {
        cell.hidden = value.toBool();
    } else {
        return PropertyEffect::Unknown;
    }
    return PropertyEffect::Applied;
}

/// Decoration that changes no value and no shape that we draw, and what old betas wrote.
bool isIgnored(std::string_view id)
{
    static constexpr std::array<std::string_view, 16> ignored{"axisBorderShow", "axisColorMode",
        "axisGridShow", "axisWidth", "barAlignment", "barMaxWidth", "barWidthFactor", "filterable", "footer",
        "inspect", "lineColor", "minWidth", "pointColor", "pointSymbol", "text", "wrapText"};
    static constexpr std::array<std::string_view, 7> beta{
        "axis", "bars", "fill", "line", "nullValues", "points", "fillGradient"};
    return std::find(ignored.begin(), ignored.end(), id) != ignored.end()
        || std::find(beta.begin(), beta.end(), id) != beta.end();
}

} // namespace

PropertyEffect applyCustom(FieldConfig &config, std::string_view id, const QJsonValue &value)
{
    if (const PropertyEffect effect = applyChoice(config.style, id, value);
        effect != PropertyEffect::Unknown) {
        return effect;
    }
    if (applyValue(config.style, id, value) || applyCell(config.cell, id, value) == PropertyEffect::Applied) {
        return PropertyEffect::Applied;
    }
    const bool off = value.isNull() || (value.isBool() && !value.toBool());
    return off || isIgnored(id) ? PropertyEffect::Ignored : PropertyEffect::Unknown;
}

} // namespace zumik::dashboard
