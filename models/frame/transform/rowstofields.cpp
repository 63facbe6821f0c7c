// SPDX-License-Identifier: GPL-3.0-or-later
// Every row becomes a field of one value, called as one of its cells says; the other cells are its labels and
// its configuration. Source: features/transformers/rowsToFields.
#include "models/frame/transform/fielduses.h"
#include "models/frame/transform/limits.h"
#include "models/frame/transform/titles.h"

namespace zumik::frame::transform {

namespace {

series::Labels labelsOf(const Table &table, const AssignedUses &uses, std::size_t row)
{
    series::Labels labels = uses.name->labels;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        if (uses.handlers[i] == "field.label" && table.fields[i].values.has(row)) {
            labels = labels.with(table.fields[i].title, table.fields[i].values.print(row));
        }
    }
    return labels;
}

Table fieldsOfRows(const Table &table, const AssignedUses &uses)
{
    Table made{{}, {}, {}, 1};
    for (std::size_t row = 0; row < table.rows; ++row) {
        TableField field{uses.name->values.print(row), uses.value->values.picked({row}),
            labelsOf(table, uses, row), true, configOf(table, uses, row)};
        made.fields.push_back(std::move(field));
    }
    return made;
}

} // namespace

Outcome run(const RowsToFields &step, Tables tables, const Context &context)
{
    for (Table &table : tables) {
        const AssignedUses uses = assignUses(table, step.uses, true);
        if (uses.name == nullptr || uses.value == nullptr) {
            continue;
        }
        if (table.rows > mostFields || !context.allowsCells(table.rows, table.fields.size())
            || !context.allowsWork(table.cells())) {
            return Refusal::Why::TooLarge;
        }
        table = fieldsOfRows(table, uses);
    }
    return tables;
}

} // namespace zumik::frame::transform
