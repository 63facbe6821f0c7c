// SPDX-License-Identifier: GPL-3.0-or-later
// One row for each combination of the grouping fields' values, with the reduced values of the other fields:
// "name (reducer)". Tables without a grouping field are dropped. Source: transformers/groupBy.ts.
#include "models/frame/transform/titles.h"

#include <unordered_map>

namespace zumik::frame::transform {

namespace {

std::vector<Rows> groupsOf(const Table &table, const std::vector<const TableField *> &by)
{
    std::vector<Rows> groups;
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const auto [at, isNew] = known.emplace(rowKey(by, row), groups.size());
        if (isNew) {
            groups.emplace_back();
        }
        groups[at->second].push_back(row);
    }
    return groups;
}

TableField groupedField(const TableField &field, const std::vector<Rows> &groups)
{
    Rows first;
    for (const Rows &group : groups) {
        first.push_back(group.front());
    }
    TableField made{field.name, field.values.picked(first), {}, false, field.config, {}, {}};
    return made;
}

TableField aggregated(const TableField &field, const std::vector<Rows> &groups, const std::string &reducer)
{
    Collector collector(reducedType(field.values.type(), reducer));
    for (const Rows &group : groups) {
        addReduced(collector, field.values.picked(group), reducer);
    }
    return {field.title + " (" + reducer + ")", collector.take()};
}

std::optional<Table> grouped(const GroupBy &step, const Table &table, const Context &context)
{
    std::vector<const TableField *> by;
    std::size_t fields = 0;
    for (const TableField &field : table.fields) {
        const auto asked = step.aggregations.find(field.title);
        fields += asked == step.aggregations.end() ? 1 : asked->second.size();
        if (isNamed(field, step.by)) {
            by.push_back(&field);
        }
    }
    if (!context.allowsCells(table.rows, fields)) {
        return std::nullopt;
    }
    Table made{table.refId, {}, {}, 0};
    if (by.empty()) {
        return made;
    }
    const std::vector<Rows> groups = groupsOf(table, by);
    made.rows = groups.size();
    for (const TableField *field : by) {
        made.fields.push_back(groupedField(*field, groups));
    }
    for (const TableField &field : table.fields) {
        const auto asked = step.aggregations.find(field.title);
        for (std::size_t i = 0; asked != step.aggregations.end() && i < asked->second.size(); ++i) {
            made.fields.push_back(aggregated(field, groups, asked->second[i]));
        }
    }
    return made;
}

} // namespace

Outcome run(const GroupBy &step, Tables tables, const Context &context)
{
    if (step.by.empty()) {
        return tables;
    }
    Tables made;
    for (const Table &table : tables) {
        std::optional<Table> one = grouped(step, table, context);
        if (!one) {
            return Refusal::Why::TooLarge;
        }
        if (!one->fields.empty()) {
            made.push_back(std::move(*one));
        }
    }
    return made;
}

} // namespace zumik::frame::transform
