// SPDX-License-Identifier: GPL-3.0-or-later
// One query's values become the configuration of the other queries' fields: their limits, thresholds, units
// and value mappings. Source: features/transformers/configFromQuery.
#include "models/frame/defaults.h"
#include "models/frame/transform/fielduses.h"
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

constexpr std::size_t mostMappings = 1000;

/// The row that each field's reducer makes of it.
Table reducedTable(const Table &table, const AssignedUses &uses)
{
    Table made = table;
    made.rows = 1;
    for (std::size_t i = 0; i < made.fields.size(); ++i) {
        Values &values = made.fields[i].values;
        Collector reduced(reducedType(values.type(), uses.reducers[i]));
        addReduced(reduced, values, uses.reducers[i]);
        values = reduced.take();
    }
    return made;
}

const Values *valuesFor(const Table &table, const AssignedUses &uses, std::string_view handler)
{
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        if (uses.handlers[i] == handler && uses.reducers[i] == "allValues") {
            return &table.fields[i].values;
        }
    }
    return nullptr;
}

std::vector<ValueMapping> mappingsOf(const Table &table, const AssignedUses &uses)
{
    std::vector<ValueMapping> mappings;
    const Values *values = valuesFor(table, uses, "mappings.value");
    const Values *texts = valuesFor(table, uses, "mappings.text");
    const Values *colors = valuesFor(table, uses, "mappings.color");
    for (std::size_t row = 0; values != nullptr && row < table.rows && mappings.size() < mostMappings;
         ++row) {
        if (values->has(row)) {
            ValueMapping mapping;
            mapping.match = values->print(row);
            mapping.text =
                texts != nullptr && texts->has(row) ? std::optional(texts->print(row)) : std::nullopt;
            mapping.color = colors != nullptr ? colors->print(row) : std::string();
            mappings.push_back(std::move(mapping));
        }
    }
    return mappings;
}

bool isMeant(const ConfigFromData &step, const Table &table, const TableField &field, const Context &context)
{
    switch (step.target) {
    case ConfigFromData::Target::Numbers:
        return field.isNumber();
    case ConfigFromData::Target::Name:
        return field.title == step.wanted || field.name == step.wanted;
    case ConfigFromData::Target::Pattern:
        return context.matches(step.wanted, field.title);
    case ConfigFromData::Target::RefId:
        return table.refId == step.wanted;
    }
    return false;
}

/// What the data says; what it leaves open stays.
void configure(FieldConfig &config, const FieldConfig &found)
{
    layOver(found, config);
    config.unit = found.unit.empty() ? config.unit : found.unit;
    config.displayName = found.displayName.empty() ? config.displayName : found.displayName;
}

} // namespace

Outcome run(const ConfigFromData &step, Tables tables, const Context &context)
{
    const auto source = std::find_if(
        tables.begin(), tables.end(), [&](const Table &table) { return table.refId == step.refId; });
    if (source == tables.end()) {
        return tables;
    }
    if (!context.allowsWork(source->cells())) {
        return Refusal::Why::TooLarge;
    }
    const AssignedUses uses = assignUses(*source, step.uses, false);
    FieldConfig found = configOf(reducedTable(*source, uses), uses, 0);
    found.mappings = mappingsOf(*source, uses);
    if (tables.size() > 1) {
        tables.erase(source);
    }
    for (Table &table : tables) {
        for (TableField &field : table.fields) {
            if (isMeant(step, table, field, context)) {
                configure(field.config, found);
                field.title = found.displayName.empty() ? field.title : std::string();
            }
        }
    }
    return tables;
}

} // namespace zumik::frame::transform
