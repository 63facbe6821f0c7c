// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/overrides.h"

#include "models/dashboard/fieldreader.h"
#include "models/dashboard/json.h"
#include "models/dashboard/pattern.h"
#include "models/frame/legend.h"

#include <algorithm>
#include <optional>

namespace zumik::dashboard {

namespace {

/// An override with its pattern compiled and its values parsed, once for all fields.
struct Prepared {
    const Override *rule;
    std::optional<Pattern> pattern;
    std::vector<std::pair<std::string, QJsonValue>> properties;
};

Prepared prepare(const Override &rule)
{
    Prepared prepared{&rule, std::nullopt, {}};
    if (rule.matcher == Override::Matcher::Regex && !rule.names.empty()) {
        if (auto pattern = Pattern::parse(rule.names.front())) {
            prepared.pattern = *pattern;
        }
    }
    for (const auto &[id, value] : rule.properties) {
        prepared.properties.emplace_back(id, fromCompact(value));
    }
    return prepared;
}

std::string_view typeName(const frame::Field &field)
{
    if (field.numbers() != nullptr) {
        return "number";
    }
    return std::holds_alternative<frame::Field::Times>(field.values) ? "time" : "string";
}

bool names(const Override &rule, std::string_view name)
{
    return std::find(rule.names.begin(), rule.names.end(), name) != rule.names.end();
}

/// A pattern that ran into its bounds is not tried again: the next names would cost as much.
bool matches(std::optional<Pattern> &pattern, const std::string &name)
{
    const std::optional<bool> found = pattern ? pattern->tryMatch(name) : false;
    if (!found) {
        pattern.reset();
    }
    return found.value_or(false);
}

bool applies(
    Prepared &prepared, const frame::Frame &frame, const frame::Field &field, const std::string &name)
{
    const Override &rule = *prepared.rule;
    switch (rule.matcher) {
    case Override::Matcher::Name:
        return names(rule, name);
    case Override::Matcher::Names:
        return names(rule, name) != rule.exclude;
    case Override::Matcher::Regex:
        return matches(prepared.pattern, name);
    case Override::Matcher::Type:
        return names(rule, typeName(field));
    case Override::Matcher::Query:
        return names(rule, frame.refId);
    case Override::Matcher::Unknown:
        break;
    }
    return false;
}

void apply(const Prepared &prepared, const std::string &name, frame::Field &field)
{
    for (const auto &[id, value] : prepared.properties) {
        applyProperty(field.config, id, value);
        if (id == "displayName" && !field.config.displayName.empty()) {
            field.name = frame::expandDisplayName(field.config.displayName, field.labels, name);
        }
    }
}

} // namespace

void applyOverrides(const std::vector<Override> &overrides, std::vector<frame::Frame> &frames)
{
    std::vector<Prepared> prepared;
    prepared.reserve(overrides.size());
    std::transform(overrides.begin(), overrides.end(), std::back_inserter(prepared), prepare);
    for (frame::Frame &frame : frames) {
        for (frame::Field &field : frame.fields) {
            const std::string name = field.name;
            for (Prepared &one : prepared) {
                if (applies(one, frame, field, name)) {
                    apply(one, name, field);
                }
            }
        }
    }
}

} // namespace zumik::dashboard
