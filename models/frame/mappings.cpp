// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/mappings.h"

#include "models/base/number.h"

#include <cmath>

namespace zumik::frame {

namespace {

/// A value as the mappings see it: `text` always, `number` where it is one.
struct Subject {
    std::optional<double> number;
    std::string text;
    bool null = false;
};

bool inRange(const ValueMapping &mapping, const Subject &subject)
{
    if (!subject.number || std::isnan(*subject.number)) {
        return false;
    }
    return (!mapping.from || *subject.number >= *mapping.from)
        && (!mapping.to || *subject.number <= *mapping.to);
}

bool equals(const ValueMapping &mapping, const Subject &subject)
{
    if (subject.null) {
        return mapping.match == "null";
    }
    const auto wanted = base::parseDouble(mapping.match);
    return mapping.match == subject.text || (wanted && subject.number && *wanted == *subject.number);
}

bool matches(const ValueMapping &mapping, const Subject &subject)
{
    const bool nan = subject.number && std::isnan(*subject.number);
    switch (mapping.kind) {
    case ValueMapping::Kind::Value:
        return equals(mapping, subject);
    case ValueMapping::Kind::Range:
        return inRange(mapping, subject);
    case ValueMapping::Kind::Null:
        return subject.null;
    case ValueMapping::Kind::NaN:
        return nan;
    case ValueMapping::Kind::NullAndNaN:
        return subject.null || nan;
    case ValueMapping::Kind::True:
        return subject.text == "true";
    case ValueMapping::Kind::False:
        return subject.text == "false";
    case ValueMapping::Kind::Empty:
        return subject.text.empty() && !subject.null;
    case ValueMapping::Kind::Regex:
        break;
    }
    return false;
}

std::optional<MappedValue> mapSubject(
    const FieldConfig &config, const Subject &subject, const RegexReplace &regex)
{
    for (const ValueMapping &mapping : config.mappings) {
        if (mapping.kind == ValueMapping::Kind::Regex) {
            auto text = regex && !subject.null
                ? regex(mapping.match, subject.text, mapping.text.value_or(std::string()))
                : std::nullopt;
            if (text) {
                return MappedValue{mapping.text ? text : std::nullopt, mapping.color};
            }
        } else if (matches(mapping, subject)) {
            return MappedValue{mapping.text, mapping.color};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<MappedValue> mapValue(const FieldConfig &config, double value, const RegexReplace &regex)
{
    if (config.mappings.empty()) {
        return std::nullopt;
    }
    if (base::isAbsent(value)) {
        return mapSubject(config, {std::nullopt, {}, true}, regex);
    }
    return mapSubject(config, {value, base::formatDouble(value), false}, regex);
}

std::optional<MappedValue> mapText(
    const FieldConfig &config, std::string_view text, const RegexReplace &regex)
{
    return mapSubject(config, {base::parseDouble(text), std::string(text), false}, regex);
}

} // namespace zumik::frame
