// SPDX-License-Identifier: GPL-3.0-or-later
// Where a legend's rows are, as a list or as a table, and what of them has room.
#include "widgets/common/look.h"
#include "widgets/plot/legendmeasures.h"
#include "widgets/plot/legendview.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

using namespace legend;

namespace {

constexpr int columnGap = 12;
constexpr int entryGap = 14; ///< between entries of a list
constexpr int widestEntry = 220;
constexpr int leastName = 48;
/// Rows whose texts decide the widths: enough to be right, few enough to be quick.
constexpr std::size_t measuredRows = 200;

} // namespace

void LegendView::measure(bool all)
{
    m_widths = measuredColumns();
    const QFont font = m_look->fonts().font("table");
    const QFontMetricsF metrics(font);
    m_entries.resize(m_table.rows.size());
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        const QString text = entryText(m_table.rows[row]);
        Entry &entry = m_entries[row];
        if (all || entry.text != text) {
            entry = {text, metrics.horizontalAdvance(text), QStaticText(text)};
            entry.drawn.setTextFormat(Qt::PlainText);
        }
    }
}

/// The name; in a list, with its values.
QString LegendView::entryText(const LegendRow &row) const
{
    QString text = row.name;
    for (std::size_t i = 0; i < row.values.size() && !m_asTable; ++i) {
        text += QStringLiteral("  ") + row.values[i];
    }
    return text;
}

std::vector<int> LegendView::measuredColumns() const
{
    const QFontMetricsF head(m_look->fonts().font("caption"));
    const QFontMetricsF body(m_look->fonts().font("table"));
    std::vector<int> widths;
    for (std::size_t column = 0; column < m_table.columns.size(); ++column) {
        double widest = head.horizontalAdvance(m_table.columns[column]) + sortMark;
        for (std::size_t row = 0; row < std::min(m_table.rows.size(), measuredRows); ++row) {
            widest = std::max(widest, body.horizontalAdvance(m_table.rows[row].values[column]));
        }
        widths.push_back(static_cast<int>(std::min(widest, 140.0)) + columnGap);
    }
    return widths;
}

int LegendView::heightFor(int width) const
{
    const int row = static_cast<int>(m_look->theme().number("size.rowCompact"));
    if (m_table.rows.empty()) {
        return 0;
    }
    if (m_asTable) {
        const int head = m_table.columns.empty() ? 0 : row;
        return head + row * static_cast<int>(m_table.rows.size());
    }
    return listRects(width).back().bottom() + 1;
}

int LegendView::leastHeight() const
{
    const int row = static_cast<int>(m_look->theme().number("size.rowCompact"));
    return m_asTable && !m_table.columns.empty() ? 2 * row : row;
}

int LegendView::comfortableWidth() const
{
    double name = leastName;
    for (std::size_t row = 0; row < std::min(m_entries.size(), measuredRows); ++row) {
        name = std::max(name, m_entries[row].width);
    }
    int width =
        keyWidth + keyGap + static_cast<int>(std::min(name, double(widestEntry))) + 2 * sidePadding + 12;
    for (const int column : m_widths) {
        width += column;
    }
    return width;
}

void LegendView::layOut()
{
    const int width = viewport()->width();
    int content = 0;
    if (m_asTable) {
        layOutTable(width);
        content =
            static_cast<int>(m_rects.size()) * static_cast<int>(m_look->theme().number("size.rowCompact"));
    } else {
        m_columnRights.clear();
        m_rects = listRects(width);
        content = m_rects.empty() ? 0 : m_rects.back().bottom() + 1;
    }
    const int head = m_asTable && !m_table.columns.empty()
        ? static_cast<int>(m_look->theme().number("size.rowCompact"))
        : 0;
    const int page = std::max(0, viewport()->height() - head);
    const bool scrolls = content > page && page > 0;
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setRange(0, std::max(0, content - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(static_cast<int>(m_look->theme().number("size.rowCompact")));
}

void LegendView::layOutTable(int width)
{
    const int rowHeight = static_cast<int>(m_look->theme().number("size.rowCompact"));
    const std::vector<int> &widths = m_widths;
    // Columns give way from the right where the name would have no room.
    int used = 0;
    std::size_t shown = 0;
    while (shown < widths.size() && width - used - widths[shown] >= keyWidth + keyGap + leastName) {
        used += widths[shown++];
    }
    m_columnRights.assign(shown, 0);
    int right = width - sidePadding;
    for (std::size_t column = shown; column-- > 0;) {
        m_columnRights[column] = right;
        right -= widths[column];
    }
    m_rects.clear();
    for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
        m_rects.emplace_back(0, static_cast<int>(row) * rowHeight, width, rowHeight);
    }
}

std::vector<QRect> LegendView::listRects(int width) const
{
    const int rowHeight = static_cast<int>(m_look->theme().number("size.rowCompact"));
    std::vector<QRect> rects;
    int x = 0;
    int y = 0;
    for (const Entry &entry : m_entries) {
        const int wanted = keyWidth + keyGap + static_cast<int>(std::ceil(entry.width)) + 2 * sidePadding + 2;
        const int own = std::min({wanted, widestEntry, std::max(width, leastName)});
        if (x > 0 && x + own > width) {
            x = 0;
            y += rowHeight;
        }
        rects.emplace_back(x, y, own, rowHeight);
        x += own + entryGap;
    }
    return rects;
}

QRect LegendView::rowRect(std::size_t row) const
{
    const int head = m_columnRights.empty() ? 0 : static_cast<int>(m_look->theme().number("size.rowCompact"));
    return m_rects[row].translated(0, head - verticalScrollBar()->value());
}

std::optional<std::size_t> LegendView::rowAt(QPoint position) const
{
    for (std::size_t row = 0; row < m_rects.size(); ++row) {
        if (rowRect(row).contains(position) && !headAt(position)) {
            return row;
        }
    }
    return std::nullopt;
}

std::optional<int> LegendView::headAt(QPoint position) const
{
    if (m_columnRights.empty() || position.y() >= m_look->theme().number("size.rowCompact")) {
        return std::nullopt;
    }
    for (std::size_t column = 0; column < m_columnRights.size(); ++column) {
        const int left = column == 0 ? m_columnRights[0] - m_widths[0] : m_columnRights[column - 1];
        if (position.x() > left && position.x() <= m_columnRights[column]) {
            return static_cast<int>(column);
        }
    }
    return -2;
}

} // namespace zumik::widgets::plot
