// SPDX-License-Identifier: GPL-3.0-or-later
// Several tables become one, row by row of the same key. Source: transformers/joinByField.ts and
// joinDataFrames.ts. Grafana's inner join takes any value of a row for its key; here only the key is.
#include "models/frame/transform/join.h"
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <cmath>

namespace zumik::frame::transform {

namespace {

bool isJoined(const TableField &field, const std::string &name)
{
    return name.empty() ? field.isTime() : field.title == name || field.name == name;
}

/// What tables are joined by when no field is chosen.
std::string automaticName(const Tables &tables)
{
    const Table &first = tables.front();
    if (first.time() != nullptr) {
        return {};
    }
    for (const TableField &field : first.fields) {
        const bool common = std::all_of(tables.begin(), tables.end(),
            [&](const Table &table) { return named(table, field.name) != nullptr; });
        if (common && !field.name.empty()) {
            return field.name;
        }
    }
    return {};
}

/// A time series' value is called as its table, whose name becomes a label.
TableField joinedField(const TableField &field, const Table &table)
{
    TableField made = field;
    made.labelled = true;
    made.title.clear();
    if (!table.name.empty()) {
        made.name = made.name == valueName ? table.name : made.name;
        made.labels = made.labels.with("name", table.name);
    }
    return made;
}

std::optional<JoinPlan> planOf(
    JoinByField::Mode mode, const std::vector<JoinPart> &parts, const Context &context)
{
    switch (mode) {
    case JoinByField::Mode::Outer:
        return outerJoin(parts);
    case JoinByField::Mode::OuterTabular:
        return tabularJoin(parts, context);
    case JoinByField::Mode::Inner:
        return innerJoin(parts, context);
    }
    return std::nullopt;
}

Outcome join(const Tables &tables, const std::string &name, JoinByField::Mode mode, const Context &context)
{
    const std::vector<JoinPart> parts = joinParts(tables, name);
    const std::optional<JoinPlan> plan = planOf(mode, parts, context);
    if (!plan || !context.allowsCells(plan->keys.size(), joinedFields(parts))) {
        return Refusal::Why::TooLarge;
    }
    return Tables{joined(parts, *plan)};
}

} // namespace

bool JoinPart::hasKey(std::size_t row) const
{
    return keys().has(row) && (keys().isText() || !std::isnan(keys().number(row)));
}

std::vector<JoinPart> joinParts(const Tables &tables, const std::string &name)
{
    std::vector<JoinPart> parts;
    for (const Table &table : tables) {
        const auto found = std::find_if(table.fields.begin(), table.fields.end(),
            [&](const TableField &field) { return isJoined(field, name); });
        if (found != table.fields.end()) {
            parts.push_back({&table, static_cast<std::size_t>(found - table.fields.begin())});
        }
    }
    return parts;
}

std::size_t joinedFields(const std::vector<JoinPart> &parts)
{
    std::size_t fields = 1;
    for (const JoinPart &part : parts) {
        fields += part.table->fields.size() - 1;
    }
    return fields;
}

Table joined(const std::vector<JoinPart> &parts, const JoinPlan &plan)
{
    Table made;
    made.rows = plan.keys.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Table &table = *parts[i].table;
        if (i == 0) {
            made.fields.push_back(table.fields[parts[i].field]);
            made.fields.back().values = plan.keys;
        }
        for (std::size_t f = 0; f < table.fields.size(); ++f) {
            if (f != parts[i].field) {
                made.fields.push_back(joinedField(table.fields[f], table));
                made.fields.back().values = table.fields[f].values.picked(plan.rows[i]);
            }
        }
    }
    return made;
}

Outcome joinedByTime(const Tables &tables, const Context &context)
{
    return join(tables, {}, JoinByField::Mode::Outer, context);
}

Outcome run(const JoinByField &step, Tables tables, const Context &context)
{
    if (tables.size() < 2) {
        return tables;
    }
    const std::string name = step.field.empty() ? automaticName(tables) : step.field;
    return join(tables, name, step.mode, context);
}

} // namespace zumik::frame::transform
