// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the answers of some queries. Source: transformers/filterByRefId.ts and filter.ts.
#include "models/frame/transform/steps.h"

namespace zumik::frame::transform {

Outcome run(const FilterByRefId &step, Tables tables, const Context &context)
{
    std::erase_if(tables, [&](const Table &table) {
        const bool excluded = !step.exclude.empty() && isRefId(step.exclude, table.refId, context);
        return excluded || (!step.include.empty() && !isRefId(step.include, table.refId, context));
    });
    return tables;
}

} // namespace zumik::frame::transform
