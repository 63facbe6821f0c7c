// SPDX-License-Identifier: GPL-3.0-or-later
// All fields of all tables side by side, row by row; shorter ones end in nothing. Source:
// transformers/concat.ts.
#include "models/frame/transform/steps.h"

#include <algorithm>
#include <numeric>

namespace zumik::frame::transform {

namespace {

void takeName(const Concatenate &step, const std::string &table, TableField &field)
{
    if (table.empty() || step.frameName == Concatenate::FrameName::Drop) {
        return;
    }
    if (step.frameName == Concatenate::FrameName::Label) {
        field.labels = field.labels.with(step.label, table);
        field.labelled = true;
    } else if (field.name.empty() || field.name == valueName) {
        field.name = table;
    } else {
        field.name = table + " · " + field.name;
    }
}

} // namespace

Outcome run(const Concatenate &step, Tables tables, const Context &context)
{
    if (tables.size() < 2) {
        return tables;
    }
    Table all;
    std::size_t fields = 0;
    for (const Table &table : tables) {
        all.rows = std::max(all.rows, table.rows);
        fields += table.fields.size();
    }
    if (!context.allowsCells(all.rows, fields)) {
        return Refusal::Why::TooLarge;
    }
    Rows rows(all.rows);
    std::iota(rows.begin(), rows.end(), 0U);
    for (const Table &table : tables) {
        for (TableField field : table.fields) {
            takeName(step, table.name, field);
            field.title.clear();
            field.values = table.rows == all.rows ? field.values : field.values.picked(rows);
            all.fields.push_back(std::move(field));
        }
    }
    return Tables{std::move(all)};
}

} // namespace zumik::frame::transform
