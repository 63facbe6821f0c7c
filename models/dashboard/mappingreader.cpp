// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/fieldreader.h"

#include "models/dashboard/json.h"

#include <algorithm>
#include <array>

namespace zumik::dashboard {

namespace {

using frame::ValueMapping;

constexpr std::size_t mostMappings = 10000; // of one field; each value is held against them

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

} // namespace

std::vector<ValueMapping> readMappings(const QJsonValue &mappings)
{
    std::vector<ValueMapping> read;
    const QJsonArray array = mappings.toArray();
    for (const QJsonValue mapping : array) {
        addMapping(mapping, read);
        if (read.size() >= mostMappings) {
            read.resize(mostMappings);
            break;
        }
    }
    return read;
}

} // namespace zumik::dashboard
