// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/tablecells.h"
#include "widgets/panels/tableorder.h"

#include <QAbstractTableModel>
#include <QColor>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// The frames of a table panel as rows and columns: filtered, sorted, and a page of them where there are
/// pages. Cells are formatted when somebody looks at them.
class TableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr std::size_t mostSearchedNumbers = 200'000;

    explicit TableModel(const common::Look *look, QObject *parent = nullptr);

    /// Sorting and filters go with the columns' titles: those that are still there keep them.
    void setTable(TableColumns table, common::Numbers numbers,
        std::shared_ptr<const zumik::dashboard::LinkScope> scope = {});

    const TableColumns &table() const { return *m_table; }

    /// Of a cell's value.
    std::vector<ShownLink> links(int row, int column) const;

    /// First the strongest. Columns that there aren't are ignored.
    void setSorting(std::vector<TableSort> sorting);

    const std::vector<TableSort> &sorting() const { return m_sorting; }

    /// Only rows that show one of these texts in the column; absent: all rows.
    void setFilter(std::size_t column, std::optional<std::set<QString>> texts);
    const std::set<QString> *filter(std::size_t column) const;
    /// Only rows that have the text in any column, whatever its case; in texts alone where there are too many
    /// numbers to format them all.
    void setSearch(const QString &text);
    bool searchesNumbers() const;
    /// The texts that a filter of the column can choose among, in natural order: at most `most`, and of the
    /// rows that the other columns' filters leave.
    std::vector<QString> distinctTexts(std::size_t column, std::size_t most) const;

    /// Rows of a page; 0: all rows on one.
    void setPageSize(std::size_t rows);
    void setPage(std::size_t page);

    std::size_t page() const { return m_page; }

    std::size_t pages() const;

    /// The first row of the page, of all shown.
    std::size_t pageStart() const { return m_page * m_pageSize; }

    /// That pass the filters, on all pages, in their order: rows of the table.
    const std::vector<std::uint32_t> &shownRows() const { return m_rows; }

    /// The table's row at a row of the page.
    std::size_t sourceRow(int row) const;

    const frame::Field &field(int column) const;

    const TableCell &cell(int row, int column) const;
    /// The series that a cell draws; null: none.
    const frame::Trend *trend(int row, int column) const;
    /// Of a color that a cell of that row spreads over all of it; absent: none.
    std::optional<QColor> rowColor(int row) const;
    /// The color that a value would have in the column: for gauges.
    QColor colorAt(int column, double value) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    /// Rows were filtered, sorted, or replaced.
    void rowsArranged();

private:
    void arrange();
    void filterRows(std::vector<std::uint32_t> &rows, std::optional<std::size_t> without = {}) const;
    void searchRows(std::vector<std::uint32_t> &rows) const;
    std::optional<std::size_t> columnTitled(const QString &title) const;

    const common::Look *m_look;
    std::shared_ptr<const TableColumns> m_table = std::make_shared<const TableColumns>();
    TableCells m_cells{m_look, m_table, common::Numbers({}), {}};
    std::vector<TableSort> m_sorting;
    std::map<QString, std::set<QString>> m_filters; ///< by the column's title
    QString m_search;
    std::vector<std::uint32_t> m_rows;
    std::size_t m_pageSize = 0;
    std::size_t m_page = 0;
    std::optional<std::size_t> m_coloring; ///< the column whose color is the whole row's
    mutable std::unordered_map<std::uint64_t, TableCell> m_known; ///< those last looked at
};

} // namespace zumik::widgets::panels
