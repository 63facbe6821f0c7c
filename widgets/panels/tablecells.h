// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/numbers.h"
#include "widgets/panels/shownlinks.h"
#include "widgets/panels/tablecolumns.h"

#include <QColor>

#include <memory>
#include <optional>
#include <string_view>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// What one cell shows.
struct TableCell {
    QString text;
    std::optional<QColor> judged; ///< its value's color, where the value is worse than fine
    std::optional<QColor> color; ///< its value's color whatever it means; absent where it has none
    std::optional<double> number;
};

/// Makes the cells of a table, one at a time: formatted, mapped, colored, with their links. Rows are the
/// table's.
class TableCells {
public:
    /// `scope`: what links carry along; null: nothing.
    TableCells(const common::Look *look, std::shared_ptr<const TableColumns> table, common::Numbers numbers,
        std::shared_ptr<const zumik::dashboard::LinkScope> scope);

    TableCell cell(std::size_t column, std::size_t row) const;
    std::vector<ShownLink> links(std::size_t column, std::size_t row) const;
    /// The color that a value would have in the column: for gauges.
    QColor colorAt(std::size_t column, double value) const;

private:
    TableCell numberCell(std::size_t column, double value) const;
    TableCell textCell(std::size_t column, const std::string &text) const;
    TableCell timeCell(std::size_t column, base::Time time) const;
    std::size_t numbersBefore(std::size_t column) const;
    void setColors(TableCell &cell, std::size_t column, const frame::DisplayValue &shown) const;
    std::optional<zumik::dashboard::LinkValue> linkValue(const frame::Field &field, std::size_t row) const;
    std::optional<zumik::dashboard::LinkValue> rowValue(std::string_view column, std::size_t row) const;

    const common::Look *m_look;
    std::shared_ptr<const TableColumns> m_table;
    common::Numbers m_numbers;
    std::shared_ptr<const zumik::dashboard::LinkScope> m_scope;
};

} // namespace zumik::widgets::panels
