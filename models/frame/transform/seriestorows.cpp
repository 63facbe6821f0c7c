// SPDX-License-Identifier: GPL-3.0-or-later
// All series below each other: Time, Metric (the series' name) and Value, the latest first. Source:
// transformers/seriesToRows.ts.
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

const TableField &firstNumber(const Table &table)
{
    return *std::find_if(
        table.fields.begin(), table.fields.end(), [](const TableField &field) { return field.isNumber(); });
}

} // namespace

Outcome run(const SeriesToRows &, Tables tables, const Context &context)
{
    if (tables.size() < 2) {
        return tables;
    }
    std::erase_if(tables, [](const Table &table) { return table.rows == 0; });
    if (!areTimeSeries(tables)) {
        return tables;
    }
    Collector times(Values::Type::Time);
    Collector metrics(Values::Type::Text);
    Collector values(Values::Type::Number);
    for (const Table &table : tables) {
        if (!context.allowsCells(values.size() + table.rows, 3)) {
            return Refusal::Why::TooLarge;
        }
        const TableField &number = firstNumber(table);
        for (std::size_t row = 0; row < table.rows; ++row) {
            times.add(table.time()->values, row);
            metrics.add(tableTitle(table));
            values.add(number.values, row);
        }
    }
    FieldConfig config = firstNumber(tables.front()).config;
    config.displayName.clear();
    Table all{{}, {}, {{timeName, times.take()}, {"Metric", metrics.take()}, {valueName, values.take()}}, 0};
    all.fields.back().config = std::move(config);
    return Tables{pickedRows(all, sortedRows(all.fields.front().values, true))};
}

} // namespace zumik::frame::transform
