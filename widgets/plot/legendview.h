// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/legendmodel.h"

#include <QAbstractScrollArea>
#include <QStaticText>

#include <optional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::plot {

/// A legend as a table with right-aligned numbers, or as a list that flows. A click isolates a series,
/// Ctrl+click adds it, a click on a head sorts; the same by keys: arrows, Space, Ctrl+Space. Scrolls when
/// rows have no room.
class LegendView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit LegendView(const common::Look *look, QWidget *parent = nullptr);

    /// `asTable`: with a head and a column for each calc.
    void setTable(LegendTable table, bool asTable);

    const LegendTable &table() const { return m_table; }

    /// What it would take to show everything, in a given width.
    int heightFor(int width) const;
    int comfortableWidth() const;
    /// Of a row, and of the head where there is one.
    int leastHeight() const;

    /// The row's box in the viewport, for tests and tooltips.
    QRect rowRect(std::size_t row) const;

Q_SIGNALS:
    void seriesChosen(std::size_t series, bool add);
    void seriesHovered(std::optional<std::size_t> series);
    void sortChanged(int column, bool descending);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void layOut();
    void layOutTable(int width);
    std::vector<QRect> listRects(int width) const;
    std::vector<int> measuredColumns() const;
    /// After a change of rows or their order; `all`: also of the font.
    void measure(bool all = false);
    QString entryText(const LegendRow &row) const;
    std::optional<std::size_t> rowAt(QPoint position) const;
    std::optional<int> headAt(QPoint position) const;
    void paintHead(QPainter &painter) const;
    void paintRow(QPainter &painter, std::size_t index, const QRect &rect) const;
    void setHovered(std::optional<std::size_t> row);
    void choose(std::size_t row, bool add);

    const common::Look *m_look;
    LegendTable m_table;
    bool m_asTable = true;

    /// A row's name, or its entry in a list, laid out; kept while the text stays the same.
    struct Entry {
        QString text;
        double width = 0;
        QStaticText drawn;
    };

    std::vector<Entry> m_entries;
    std::vector<int> m_widths; ///< of the columns, measured once for a table
    std::vector<QRect> m_rects; ///< of rows, unscrolled, below the head
    std::vector<int> m_columnRights;
    std::optional<std::size_t> m_hovered;
    std::size_t m_current = 0;
    bool m_keyFocus = false;
};

} // namespace zumik::widgets::plot
