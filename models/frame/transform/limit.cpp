// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the first rows; 10 where the number is none. Source: transformers/limit.ts.
#include "models/base/number.h"
#include "models/frame/transform/steps.h"

#include <algorithm>
#include <numeric>

namespace zumik::frame::transform {

Outcome run(const Limit &step, Tables tables, const Context &context)
{
    const double wanted = base::parseDouble(context.filled(step.rows)).value_or(0);
    const double most = wanted >= 1 ? wanted : 10;
    for (Table &table : tables) {
        if (static_cast<double>(table.rows) > most) {
            Rows first(static_cast<std::size_t>(most));
            std::iota(first.begin(), first.end(), 0U);
            table = pickedRows(table, first);
        }
    }
    return tables;
}

} // namespace zumik::frame::transform
