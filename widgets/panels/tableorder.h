// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zumik::widgets::panels {

/// One column that a table is sorted by.
struct TableSort {
    std::size_t column = 0;
    bool descending = false;

    bool operator==(const TableSort &) const = default;
};

/// Puts rows into the order of a column; rows that are equal in it stay as they were. Numbers and times by
/// their size, nothing and NaN before all of them; texts naturally. Source: Grafana's TableNG, getComparator.
void sortRows(std::vector<std::uint32_t> &rows, const frame::Field &field, bool descending);

} // namespace zumik::widgets::panels
