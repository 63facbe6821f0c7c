// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/reducers.h"
#include "models/frame/transform/calculate.h"
#include "models/frame/transform/titles.h"

namespace zumik::frame::transform {

namespace {

bool isExamined(const CalculateField::ReduceRow &mode, const TableField &field)
{
    return mode.include.empty() ? field.isNumber() : isNamed(field, mode.include);
}

} // namespace

Calculated calculate(const CalculateField::ReduceRow &mode, const Table &table, const Context &)
{
    std::vector<const Values *> columns;
    for (const TableField &field : table.fields) {
        if (isExamined(mode, field)) {
            columns.push_back(&field.values);
        }
    }
    std::vector<double> values;
    std::vector<double> cells(columns.size());
    for (std::size_t row = 0; row < table.rows; ++row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            cells[i] = columns[i]->number(row);
        }
        values.push_back(reduce(series::Column({}, cells), mode.reducer));
    }
    return values;
}

Calculated calculate(const CalculateField::Index &mode, const Table &table, const Context &)
{
    std::vector<double> values;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const auto index = static_cast<double>(row);
        values.push_back(mode.asPercentile ? index / static_cast<double>(table.rows) : index);
    }
    return values;
}

} // namespace zumik::frame::transform
