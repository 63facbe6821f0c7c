// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"
#include "models/frame/transform/values.h"
#include "models/series/labels.h"

#include <string>
#include <string_view>
#include <vector>

// Frames as Grafana's transformations see them: every time series is a table of its own, of Time and Value,
// without rows for what has no sample. Private to models/frame/transform.
namespace zumik::frame::transform {

inline constexpr char timeName[] = "Time";
inline constexpr char valueName[] = "Value";

struct TableField {
    std::string name;
    Values values;
    series::Labels labels = {};
    bool labelled = false; ///< has labels, be it none: a time field without is not numbered among its likes
    FieldConfig config = {}; ///< displayName: a transformation has renamed the field
    std::string sourceName = {}; ///< the legend of a time series
    std::string title = {}; ///< what is shown, once settled: see titles.h

    bool isTime() const { return values.type() == Values::Type::Time; }

    bool isNumber() const { return values.type() == Values::Type::Number; }
};

struct Table {
    std::string refId;
    std::string name; ///< of a time series: its legend
    std::vector<TableField> fields;
    std::size_t rows = 0;

    std::size_t cells() const { return fields.size() * rows; }

    /// The first time field; null where there is none.
    const TableField *time() const;
};

using Tables = std::vector<Table>;

/// These rows of all fields.
Table pickedRows(const Table &table, const Rows &rows);

/// The rows in the order of a field: numbers and times by size, texts as a dictionary has them; what is
/// nothing or NaN comes last either way.
Rows sortedRows(const Values &values, bool descending);

/// Time and a number in every table, and at least one table.
bool areTimeSeries(const Tables &tables);

/// All names of labels, in order of appearance.
std::vector<std::string> labelNames(const Tables &tables);

/// The same text in every row.
Values constantText(std::string_view text, std::size_t rows);

/// The values of some cells of a row, as one key: rows are grouped and joined by it.
std::string rowKey(const std::vector<const TableField *> &fields, std::size_t row);

} // namespace zumik::frame::transform
