// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts the rows of every table that has the field. Source: transformers/sortBy.ts and sortDataFrame.
#include "models/frame/transform/titles.h"

namespace zumik::frame::transform {

Outcome run(const SortBy &step, Tables tables, const Context &context)
{
    const std::string name = context.filled(step.field);
    for (Table &table : tables) {
        if (const TableField *field = titled(table, name)) {
            table = pickedRows(table, sortedRows(field->values, step.descending));
        }
    }
    return tables;
}

} // namespace zumik::frame::transform
