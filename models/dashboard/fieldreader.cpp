// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/fieldreader.h"

#include "models/dashboard/json.h"
#include "models/dashboard/linkreader.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/seriesstyle.h"
#include "models/frame/units.h"

#include <algorithm>
#include <array>
#include <limits>

namespace zumik::dashboard {

namespace {

using frame::ColorConfig;
using frame::FieldConfig;

constexpr std::size_t mostOverrides = 1000; // of one panel

bool readColor(const QJsonValue &value, ColorConfig &color)
{
    if (value.isString()) { // Grafana 7's form of an override
        color.mode = ColorConfig::Mode::Fixed;
        color.fixed = textOf(value);
        return true;
    }
    const std::string mode = textOf(value, "mode");
    color.fixed = textOf(value, "fixedColor");
    const std::string by = textOf(value, "seriesBy");
    color.seriesBy = by == "min" || by == "max" ? by : "lastNotNull";
    static constexpr std::array<std::pair<std::string_view, ColorConfig::Mode>, 6> modes{
        {{"palette-classic", ColorConfig::Mode::PaletteClassic}, {"", ColorConfig::Mode::PaletteClassic},
            {"palette-classic-by-name", ColorConfig::Mode::PaletteByName},
            {"fixed", ColorConfig::Mode::Fixed}, {"shades", ColorConfig::Mode::Shades},
            {"thresholds", ColorConfig::Mode::Thresholds}}};
    for (const auto &[name, known] : modes) {
        if (name == mode) {
            color.mode = known;
            return true;
        }
    }
    if (mode.starts_with("continuous-")) {
        color.mode = ColorConfig::Mode::Continuous;
        color.scheme = mode;
        return true;
    }
    return false;
}

std::optional<int> decimalsOf(const QJsonValue &value)
{
    const auto number = numberOf(value);
    return number ? std::optional(intOf(value, 0, 20, 0)) : std::nullopt;
}

/// `title` is what displayName was called before Grafana 7.
bool applyText(FieldConfig &config, std::string_view id, const QJsonValue &value)
{
    if (id == "displayName" || id == "title") {
        config.displayName = textOf(value);
    } else if (id == "unit") {
        config.unit = textOf(value);
    } else if (id == "fieldMinMax") {
        config.ownRange = value.toBool();
    } else if (id == "noValue") {
        config.noValue = textOf(value);
    } else if (id == "description") {
        config.description = textOf(value);
    } else {
        return false;
    }
    return true;
}

bool isIgnored(std::string_view id)
{
    static constexpr std::array<std::string_view, 4> ignored{
        "nullValueMode", "filterable", "writeable", "path"};
    return std::find(ignored.begin(), ignored.end(), id) != ignored.end();
}

void readOverrideNames(const QJsonValue &matcher, Override &made)
{
    const QJsonValue options = member(matcher, "options");
    if (options.isObject()) {
        made.names = textsOf(member(options, "names"));
        made.exclude = textOf(options, "mode") == "exclude";
    } else {
        made.names = textsOf(options);
    }
}

Override::Matcher matcherOf(const std::string &id)
{
    static constexpr std::array<std::pair<std::string_view, Override::Matcher>, 6> matchers{
        {{"byName", Override::Matcher::Name}, {"byRegexp", Override::Matcher::Regex},
            {"byNames", Override::Matcher::Names}, {"byType", Override::Matcher::Type},
            {"byFrameRefID", Override::Matcher::Query}, {"byRegex", Override::Matcher::Regex}}};
    for (const auto &[name, matcher] : matchers) {
        if (name == id) {
            return matcher;
        }
    }
    return Override::Matcher::Unknown;
}

Override readOverride(const QJsonValue &json, Notes &notes)
{
    Override made;
    const QJsonValue matcher = member(json, "matcher");
    made.matcher = matcherOf(textOf(matcher, "id"));
    readOverrideNames(matcher, made);
    if (made.matcher == Override::Matcher::Unknown) {
        notes.add("override matcher", textOf(matcher, "id"));
    }
    const QJsonArray properties = member(json, "properties").toArray();
    for (const QJsonValue property : properties) {
        const std::string id = textOf(property, "id");
        const QJsonValue value = member(property, "value");
        FieldConfig trial;
        if (applyProperty(trial, id, value) == PropertyEffect::Unknown) {
            notes.add("override property", id);
        } else if (id == "unit" && !frame::isKnownUnit(trial.unit)) {
            notes.add("unit", trial.unit);
        }
        made.properties.emplace_back(id, compact(value));
    }
    return made;
}

} // namespace

frame::Thresholds readThresholds(const QJsonValue &thresholds)
{
    frame::Thresholds read;
    read.mode = textOf(thresholds, "mode") == "percentage" ? frame::Thresholds::Mode::Percentage
                                                           : frame::Thresholds::Mode::Absolute;
    const QJsonArray steps =
        thresholds.isArray() ? thresholds.toArray() : member(thresholds, "steps").toArray();
    for (const QJsonValue step : steps) {
        const auto from = numberOf(step, "value");
        read.steps.push_back(
            {from.value_or(-std::numeric_limits<double>::infinity()), textOf(step, "color")});
    }
    std::stable_sort(
        read.steps.begin(), read.steps.end(), [](const auto &a, const auto &b) { return a.from < b.from; });
    if (!read.steps.empty()) {
        read.steps.front().from = -std::numeric_limits<double>::infinity();
    }
    return read;
}

PropertyEffect applyProperty(FieldConfig &config, std::string_view id, const QJsonValue &value)
{
    if (id.starts_with("custom.")) {
        return applyCustom(config, id.substr(7), value);
    }
    if (applyText(config, id, value)) {
        return PropertyEffect::Applied;
    }
    if (id == "decimals") {
        config.decimals = decimalsOf(value);
    } else if (id == "min") {
        config.min = numberOf(value);
    } else if (id == "max") {
        config.max = numberOf(value);
    } else if (id == "mappings") {
        config.mappings = readMappings(value);
    } else if (id == "thresholds") {
        config.thresholds = readThresholds(value);
    } else if (id == "links") {
        config.links = readDataLinks(value);
    } else if (id == "color") {
        return readColor(value, config.color) ? PropertyEffect::Applied : PropertyEffect::Unknown;
    } else {
        return isIgnored(id) ? PropertyEffect::Ignored : PropertyEffect::Unknown;
    }
    return PropertyEffect::Applied;
}

void readDefaults(const QJsonValue &defaults, FieldConfig &config, Notes &notes)
{
    const QJsonObject content = defaults.toObject();
    for (auto it = content.begin(); it != content.end(); ++it) {
        const std::string id = utf8(it.key());
        if (id != "custom" && applyProperty(config, id, it.value()) == PropertyEffect::Unknown) {
            notes.add("field option", id == "color" ? "color " + textOf(it.value(), "mode") : id);
        }
    }
    const QJsonObject custom = member(defaults, "custom").toObject();
    for (auto it = custom.begin(); it != custom.end(); ++it) {
        if (applyCustom(config, utf8(it.key()), it.value()) == PropertyEffect::Unknown) {
            notes.add("field option", "custom." + utf8(it.key()));
        }
    }
    if (!frame::isKnownUnit(config.unit)) {
        notes.add("unit", config.unit);
    }
}

std::vector<Override> readOverrides(const QJsonValue &overrides, Notes &notes)
{
    std::vector<Override> read;
    const QJsonArray array = overrides.toArray();
    for (const QJsonValue json : array) {
        if (read.size() == mostOverrides) {
            notes.add("overrides", "more than " + std::to_string(mostOverrides));
            break;
        }
        read.push_back(readOverride(json, notes));
    }
    return read;
}

} // namespace zumik::dashboard
