// SPDX-License-Identifier: GPL-3.0-or-later
// A row for each value of one field, a column for each value of another, and what a third one says of both
// where they cross; of several the last. Only a single table is taken. Source:
// transformers/groupingToMatrix.ts.
#include "models/frame/transform/titles.h"

#include <unordered_map>

namespace zumik::frame::transform {

namespace {

/// The first row of each value, and by row which value that is.
struct Distinct {
    Rows first;
    std::vector<std::size_t> ofRow;
};

Distinct distinctOf(const Values &values)
{
    Distinct distinct;
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t row = 0; row < values.size(); ++row) {
        const auto [at, isNew] = known.emplace(values.key(row), distinct.first.size());
        if (isNew) {
            distinct.first.push_back(row);
        }
        distinct.ofRow.push_back(at->second);
    }
    return distinct;
}

void addEmpty(Collector &to, GroupingToMatrix::Empty empty, Values::Type type)
{
    using Empty = GroupingToMatrix::Empty;
    if (empty == Empty::Text || empty == Empty::Null) {
        to.addNothing();
    } else if (type == Values::Type::Text) {
        to.add(std::string(empty == Empty::Zero ? "0" : empty == Empty::True ? "true" : "false"));
    } else {
        to.add(empty == Empty::True ? 1.0 : 0.0);
    }
}

TableField columnOf(const GroupingToMatrix &step, const TableField &value, std::string name, const Rows &rows)
{
    Collector collector(value.values.type());
    for (const std::size_t row : rows) {
        if (value.values.has(row)) {
            collector.add(value.values, row);
        } else {
            addEmpty(collector, step.empty, value.values.type());
        }
    }
    return {std::move(name), collector.take(), {}, false, value.config};
}

} // namespace

Outcome run(const GroupingToMatrix &step, Tables tables, const Context &context)
{
    const auto find = [&](const std::string &name) {
        return tables.size() == 1 ? titled(tables.front(), name) : nullptr;
    };
    const TableField *column = find(step.column);
    const TableField *row = find(step.row);
    const TableField *value = find(step.value);
    if (column == nullptr || row == nullptr || value == nullptr) {
        return tables;
    }
    const Distinct columns = distinctOf(column->values);
    const Distinct rows = distinctOf(row->values);
    if (!context.allowsCells(rows.first.size(), columns.first.size() + 1)) {
        return Refusal::Why::TooLarge;
    }
    std::vector<Rows> crossed(columns.first.size(), Rows(rows.first.size(), noRow));
    for (std::size_t i = 0; i < tables.front().rows; ++i) {
        crossed[columns.ofRow[i]][rows.ofRow[i]] = i;
    }
    Table made{{}, {}, {{step.row + "\\" + step.column, row->values.picked(rows.first)}}, rows.first.size()};
    for (std::size_t i = 0; i < crossed.size(); ++i) {
        made.fields.push_back(columnOf(step, *value, column->values.print(columns.first[i]), crossed[i]));
    }
    return Tables{std::move(made)};
}

} // namespace zumik::frame::transform
