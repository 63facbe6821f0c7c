// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/table.h"
#include "models/frame/transform/transformation.h"

#include <string>
#include <vector>

namespace zumik::frame::transform {

/// What the fields of a table are taken for, where their values become another field's name, labels and
/// configuration. A field that no use is given for is used as it is called: "Max" as max. Source:
/// features/transformers/fieldToConfigMapping. Private to models/frame/transform.
struct AssignedUses {
    std::vector<std::string> handlers; ///< by field; empty: none
    std::vector<std::string> reducers; ///< by field
    const TableField *name = nullptr;
    const TableField *value = nullptr;
};

/// `byRow`: the first text that has no other use is the name, the first such number the value, the rest are
/// labels.
AssignedUses assignUses(const Table &table, const std::vector<FieldUse> &uses, bool byRow);

/// What one row says of a field: max, min, unit, decimals, displayName, color, threshold1.
FieldConfig configOf(const Table &table, const AssignedUses &uses, std::size_t row);

} // namespace zumik::frame::transform
