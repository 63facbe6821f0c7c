// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/fielduses.h"

#include "models/base/number.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace zumik::frame::transform {

namespace {

constexpr std::array<std::string_view, 14> handlers{"field.name", "field.value", "field.label", "__ignore",
    "max", "min", "unit", "decimals", "displayName", "color", "threshold1", "mappings.value",
    "mappings.color", "mappings.text"};

std::string knownHandler(const std::string &key)
{
    return std::find(handlers.begin(), handlers.end(), key) == handlers.end() ? std::string() : key;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

const FieldUse *useOf(const std::vector<FieldUse> &uses, const std::string &field)
{
    const auto found =
        std::find_if(uses.begin(), uses.end(), [&](const FieldUse &use) { return use.field == field; });
    return found == uses.end() ? nullptr : &*found;
}

bool anyUse(const std::vector<FieldUse> &uses, std::string_view handler)
{
    return std::any_of(uses.begin(), uses.end(), [&](const FieldUse &use) { return use.handler == handler; });
}

/// The roles that a field without a use of its own falls into.
std::string automatic(const TableField &field, const std::vector<FieldUse> &uses, AssignedUses &assigned)
{
    if (assigned.name == nullptr && field.values.isText() && !anyUse(uses, "field.name")) {
        assigned.name = &field;
        return "field.name";
    }
    if (assigned.value == nullptr && field.isNumber() && !anyUse(uses, "field.value")) {
        assigned.value = &field;
        return "field.value";
    }
    return {};
}

std::optional<double> numberOf(const Values &values, std::size_t row)
{
    const auto number = values.isText() ? base::parseDouble(values.text(row)) : values.number(row);
    return number && !std::isnan(*number) ? number : std::nullopt;
}

void addThreshold(FieldConfig &config, double from)
{
    if (config.thresholds.steps.empty()) {
        config.thresholds.steps.push_back({ThresholdStep().from, "green"});
    }
    config.thresholds.steps.push_back({from, "red"});
}

void configureText(FieldConfig &config, const std::string &handler, const std::string &text)
{
    if (handler == "unit") {
        config.unit = text;
    } else if (handler == "displayName") {
        config.displayName = text;
    } else if (handler == "color") {
        config.color.mode = ColorConfig::Mode::Fixed;
        config.color.fixed = text;
    }
}

void configureNumber(FieldConfig &config, const std::string &handler, double number)
{
    if (handler == "max") {
        config.max = number;
    } else if (handler == "min") {
        config.min = number;
    } else if (handler == "decimals") {
        config.decimals = static_cast<int>(std::clamp(number, 0.0, 20.0));
    } else if (handler == "threshold1") {
        addThreshold(config, number);
    }
}

} // namespace

AssignedUses assignUses(const Table &table, const std::vector<FieldUse> &uses, bool byRow)
{
    AssignedUses assigned;
    for (const TableField &field : table.fields) {
        const FieldUse *use = useOf(uses, field.title);
        std::string handler = knownHandler(use != nullptr ? use->handler : lowered(field.title));
        assigned.name = byRow && handler == "field.name" ? &field : assigned.name;
        assigned.value = byRow && handler == "field.value" ? &field : assigned.value;
        if (byRow && handler.empty() && use == nullptr) {
            handler = automatic(field, uses, assigned);
        }
        if (byRow && handler.empty()) {
            handler = "field.label";
        }
        const bool list = handler.starts_with("mappings.");
        const std::string own = list ? "allValues" : "lastNotNull";
        assigned.reducers.push_back(use != nullptr && !use->reducer.empty() ? use->reducer : own);
        assigned.handlers.push_back(std::move(handler));
    }
    return assigned;
}

FieldConfig configOf(const Table &table, const AssignedUses &uses, std::size_t row)
{
    FieldConfig config;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const Values &values = table.fields[i].values;
        if (values.has(row)) {
            configureText(config, uses.handlers[i], values.print(row));
            if (const auto number = numberOf(values, row)) {
                configureNumber(config, uses.handlers[i], *number);
            }
        }
    }
    return config;
}

} // namespace zumik::frame::transform
