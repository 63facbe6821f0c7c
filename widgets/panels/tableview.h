// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <map>
#include <string>
#include <vector>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class ChoicePopup;
}

namespace zumik::widgets::panels {

class CellPopup;
class TableCellDelegate;
class TableHeader;
class TableModel;

/// The cells of a table and what a person does with them: sorts, filters, selects and copies, opens a value.
class TableView final : public QTableView {
    Q_OBJECT

public:
    TableView(const common::Look *look, TableModel *model, QWidget *parent = nullptr);

    /// Of a row, without wrapping.
    void setRowHeight(int height);

    /// How many rows have room at once.
    int visibleRows() const;

    /// Columns get what their fields say; what is left is shared by those that say nothing, each having its
    /// minimum, or room for what it shows up to Grafana's 150 px. Those that a person has resized keep their
    /// widths. Source: Grafana's TableNG, computeColWidths.
    void fitColumns();

    /// The selected cells as lines of cells parted by tabs, in the order that shows.
    QString selectedText() const;

    TableHeader *heads() const { return m_heads; }

    CellPopup *opened() const { return m_opened; }

    controls::ChoicePopup *filterPopup() const { return m_filter; }

    void openCell(const QModelIndex &index);
    void openFilter(int column);
    void applyLook();

Q_SIGNALS:
    void searchRequested();
    /// A cell with links was clicked, or Return pressed on it.
    void linksRequested(const QModelIndex &index);
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void onRowsArranged();
    int leastWidth(int column) const;
    void onColumnResized(int column, int before, int now);
    void onFilterChosen(const std::vector<std::string> &texts);
    /// Rows that are in sight and wrap get the height that they need.
    void fitRows();
    QString wholeText(const QModelIndex &index) const;
    void copySelection();
    void onClicked(const QModelIndex &index);

    const common::Look *m_look;
    TableModel *m_model;
    TableHeader *m_heads;
    TableCellDelegate *m_cells;
    CellPopup *m_opened;
    controls::ChoicePopup *m_filter;
    std::map<QString, int> m_widths; ///< by title, as a person has set them
    int m_filtered = -1; ///< the column whose filter is open
    bool m_fitting = false;
};

} // namespace zumik::widgets::panels
