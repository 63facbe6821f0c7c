// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/fieldreader.h"

#include "models/dashboard/json.h"
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
using frame::ValueMapping;

void setResult(ValueMapping &mapping, const QJsonValue &result)
{
    const QJsonValue text = member(result, "text");
    if (!text.isUndefined() && !text.isNull()) {
        mapping.text = textOf(text);
    }
    mapping.color = textOf(result, "color");
}

/// {"1": {"text": "up", "index": 0}, ...}: one mapping a key, in order of index.
void addValueMappings(const QJsonObject &options, std::vector<ValueMapping> &mappings)
{
    std::vector<std::pair<double, ValueMapping>> found;
    for (auto it = options.begin(); it != options.end(); ++it) {
        ValueMapping mapping;
        mapping.match = utf8(it.key());
        setResult(mapping, it.value());
        found.emplace_back(numberOf(it.value(), "index").value_or(0), std::move(mapping));
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (auto &[index, mapping] : found) {
        mappings.push_back(std::move(mapping));
    }
}

ValueMapping::Kind specialKind(const std::string &match)
{
    static constexpr std::array<std::pair<std::string_view, ValueMapping::Kind>, 6> kinds{
        {{"null", ValueMapping::Kind::Null}, {"nan", ValueMapping::Kind::NaN},
            {"null+nan", ValueMapping::Kind::NullAndNaN}, {"true", ValueMapping::Kind::True},
            {"false", ValueMapping::Kind::False}, {"empty", ValueMapping::Kind::Empty}}};
    for (const auto &[name, kind] : kinds) {
        if (name == match) {
            return kind;
        }
    }
    return ValueMapping::Kind::NullAndNaN;
}

/// Grafana 7's form: type 1 is a value, 2 a range; "null" stands for no value.
void addOldMapping(const QJsonValue &old, std::vector<ValueMapping> &mappings)
{
    ValueMapping mapping;
    mapping.text = textOf(old, "text");
    if (intOf(member(old, "type"), 1, 2, 1) == 2) {
        mapping.kind = ValueMapping::Kind::Range;
        mapping.from = numberOf(old, "from");
        mapping.to = numberOf(old, "to");
    } else {
        mapping.match = textOf(old, "value");
        mapping.kind = mapping.match == "null" ? ValueMapping::Kind::Null : ValueMapping::Kind::Value;
    }
    mappings.push_back(std::move(mapping));
}

void addMapping(const QJsonValue &json, std::vector<ValueMapping> &mappings)
{
    const std::string type = textOf(json, "type");
    const QJsonValue options = member(json, "options");
    if (!options.isObject()) {
        addOldMapping(json, mappings);
        return;
    }
    if (type == "value") {
        addValueMappings(options.toObject(), mappings);
        return;
    }
    ValueMapping mapping;
    setResult(mapping, member(options, "result"));
    if (type == "range") {
        mapping.kind = ValueMapping::Kind::Range;
        mapping.from = numberOf(options, "from");
        mapping.to = numberOf(options, "to");
    } else if (type == "regex") {
        mapping.kind = ValueMapping::Kind::Regex;
        mapping.match = textOf(options, "pattern");
    } else {
        mapping.kind = specialKind(textOf(options, "match"));
    }
    mappings.push_back(std::move(mapping));
}

bool readColor(const QJsonValue &value, ColorConfig &color)
{
    if (value.isString()) { // Grafana 7's form of an override
        color.mode = ColorConfig::Mode::Fixed;
        color.fixed = textOf(value);
        return true;
    }
    const std::string mode = textOf(value, "mode");
    color.fixed = textOf(value, "fixedColor");
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

bool isIgnored(std::string_view id)
{
    static constexpr std::array<std::string_view, 6> ignored{
        "links", "description", "nullValueMode", "filterable", "writeable", "path"};
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

std::vector<ValueMapping> readMappings(const QJsonValue &mappings)
{
    std::vector<ValueMapping> read;
    const QJsonArray array = mappings.toArray();
    for (const QJsonValue mapping : array) {
        addMapping(mapping, read);
    }
    return read;
}

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
    if (id == "displayName") {
        config.displayName = textOf(value);
    } else if (id == "unit") {
        config.unit = textOf(value);
    } else if (id == "decimals") {
        config.decimals = decimalsOf(value);
    } else if (id == "min") {
        config.min = numberOf(value);
    } else if (id == "max") {
        config.max = numberOf(value);
    } else if (id == "noValue") {
        config.noValue = textOf(value);
    } else if (id == "mappings") {
        config.mappings = readMappings(value);
    } else if (id == "thresholds") {
        config.thresholds = readThresholds(value);
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
        read.push_back(readOverride(json, notes));
    }
    return read;
}

} // namespace zumik::dashboard
