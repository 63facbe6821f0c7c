// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"

#include <memory>
#include <vector>

namespace zumik::widgets::panels {

/// A frame's columns; `byTime`: its first column is the time, and its rows are known by it.
struct TablePart {
    std::vector<std::shared_ptr<const frame::Field>> fields;
    bool byTime = false;
};

/// Parts as the columns of one table. Rows are one where all their texts agree (or, of time series, their
/// times); columns of the same name and kind are one, unless both have values for the same row that differ:
/// then the row stays a row of its own. Nothing is overwritten. One part is given back as it is.
std::vector<std::shared_ptr<const frame::Field>> joinedFields(const std::vector<TablePart> &parts);

} // namespace zumik::widgets::panels
