// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"
#include "models/frame/thresholds.h"

#include <QString>

#include <memory>
#include <vector>

namespace zumik::widgets::panels {

/// A table that is shown: its fields as they are in the answer, nothing formatted yet.
struct TableColumns {
    struct Column {
        std::shared_ptr<const frame::Field> field; ///< shorter than the table where its rest is empty
        QString title;
        frame::ValueRange range; ///< of its numbers: gauges and schemes go by it

        /// Its values are numbers.
        bool numeric() const { return field->numbers() != nullptr; }

        /// The series behind a row's number, where cells of the column are drawn as such; else null.
        const frame::Trend *trend(std::size_t row) const;
    };

    std::vector<Column> columns;
    /// With the hidden ones, in the answer's order: what links of a row refer to.
    std::vector<std::shared_ptr<const frame::Field>> fields;
    std::size_t rows = 0;
    std::size_t rowsDropped = 0; ///< beyond mostTableRows
    std::size_t columnsDropped = 0; ///< beyond mostTableColumns; hidden ones don't count
    base::TimeRange times; ///< that trends are drawn over; empty: each over its own
};

inline constexpr std::size_t mostTableRows = 1'000'000;
inline constexpr std::size_t mostTableColumns = 200;

/// One table frame is shown as it is; several are joined where all their texts agree, as Grafana's merge does
/// (rows that contradict each other stay rows); time series become a time column and one for each series, of
/// several grids at all their times. Hidden columns are left out. `owner` keeps the frames alive.
TableColumns tableColumns(const std::shared_ptr<const void> &owner, const std::vector<frame::Frame> &frames,
    const QString &timeTitle);

/// What a row holds nothing for: beyond the column's end, or an empty value in it.
bool hasCell(const frame::Field &field, std::size_t row);

std::size_t lengthOf(const frame::Field &field);

} // namespace zumik::widgets::panels
