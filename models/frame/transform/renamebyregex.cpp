// SPDX-License-Identifier: GPL-3.0-or-later
// Renames the fields that a pattern matches. Source: transformers/renameByRegex.ts.
#include "models/frame/transform/steps.h"

namespace zumik::frame::transform {

Outcome run(const RenameByRegex &step, Tables tables, const Context &context)
{
    for (Table &table : tables) {
        for (TableField &field : table.fields) {
            if (auto title = context.replaced(step.pattern, field.title, step.replacement)) {
                field.config.displayName = *title;
                field.title = std::move(*title);
            }
        }
    }
    return tables;
}

} // namespace zumik::frame::transform
