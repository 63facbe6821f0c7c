// SPDX-License-Identifier: GPL-3.0-or-later
// A table for each combination of values that some fields have, in the order of their first appearance: those
// of the first field, within them those of the second. The values become labels, or the tables' names. Only
// the first table is taken. Source: features/transformers/partitionByValues.
#include "models/frame/transform/limits.h"
#include "models/frame/transform/titles.h"

#include <unordered_map>

namespace zumik::frame::transform {

namespace {

std::string nameOf(const TableField &field)
{
    return field.config.displayName.empty() ? field.name : field.config.displayName;
}

std::vector<Rows> split(const Rows &rows, const Values &values)
{
    std::vector<Rows> parts;
    std::unordered_map<std::string, std::size_t> known;
    for (const std::size_t row : rows) {
        const auto [at, isNew] = known.emplace(values.key(row), parts.size());
        if (isNew) {
            parts.emplace_back();
        }
        parts[at->second].push_back(row);
    }
    return parts;
}

std::vector<Rows> partsOf(const Table &table, const std::vector<const TableField *> &by)
{
    Rows all(table.rows);
    for (std::size_t row = 0; row < all.size(); ++row) {
        all[row] = row;
    }
    std::vector<Rows> parts{std::move(all)};
    for (const TableField *field : by) {
        std::vector<Rows> finer;
        for (const Rows &part : parts) {
            for (Rows &one : split(part, field->values)) {
                finer.push_back(std::move(one));
            }
        }
        parts = std::move(finer);
    }
    return parts;
}

std::string partName(const PartitionByValues &step, const Table &table,
    const std::vector<const TableField *> &by, std::size_t row)
{
    std::string name = step.append ? table.name : std::string();
    bool first = true;
    for (const TableField *field : by) {
        name += first ? (name.empty() ? "" : " ") : step.between;
        name += (step.withNames ? nameOf(*field) + step.equals : std::string()) + field->values.print(row);
        first = false;
    }
    return name;
}

void label(TableField &field, const std::vector<const TableField *> &by, std::size_t row)
{
    for (const TableField *key : by) {
        field.labels = field.labels.with(nameOf(*key), key->values.print(row));
    }
    field.labelled = true;
}

Table partOf(const PartitionByValues &step, const Table &table, const std::vector<const TableField *> &by,
    const Rows &rows)
{
    Table part{table.refId, table.name, {}, rows.size()};
    for (const TableField &field : table.fields) {
        if (!step.keepFields && isNamed(field, step.fields)) {
            continue;
        }
        TableField one = field;
        one.values = field.values.picked(rows);
        one.title.clear();
        if (step.asLabels && !one.isTime()) {
            label(one, by, rows.front());
        }
        part.fields.push_back(std::move(one));
    }
    if (!step.asLabels) {
        part.name = partName(step, table, by, rows.front());
    }
    return part;
}

} // namespace

Outcome run(const PartitionByValues &step, Tables tables, const Context & /*context*/)
{
    std::vector<const TableField *> by;
    for (std::size_t i = 0; !tables.empty() && i < tables.front().fields.size(); ++i) {
        if (isNamed(tables.front().fields[i], step.fields)) {
            by.push_back(&tables.front().fields[i]);
        }
    }
    if (step.fields.empty() || tables.empty()) {
        return tables;
    }
    if (by.empty()) {
        tables.resize(1);
        return tables;
    }
    const std::vector<Rows> parts =
        tables.front().rows > 0 ? partsOf(tables.front(), by) : std::vector<Rows>();
    if (parts.size() > mostFields / tables.front().fields.size()) {
        return Refusal::Why::TooLarge;
    }
    Tables made;
    for (const Rows &rows : parts) {
        made.push_back(partOf(step, tables.front(), by, rows));
    }
    return made;
}

} // namespace zumik::frame::transform
