// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/legendview.h"

#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"
#include "widgets/common/text.h"
#include "widgets/plot/tooltip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace zumik::widgets::plot {

namespace {

constexpr int keyWidth = 10;
constexpr int keyGap = 8;
constexpr int columnGap = 12;
constexpr int sortMark = 10;
constexpr int sidePadding = 4;
constexpr int entryGap = 14; ///< between entries of a list
constexpr int widestEntry = 220;
constexpr int leastName = 48;
/// Rows whose texts decide the widths: enough to be right, few enough to be quick.
constexpr std::size_t measuredRows = 200;

} // namespace

LegendView::LegendView(const common::Look *look, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_look(look)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Legend"));
    connect(look, &common::Look::changed, this, [this] {
        measure(true);
        layOut();
        viewport()->update();
    });
}

void LegendView::setTable(LegendTable table, bool asTable)
{
    m_table = std::move(table);
    m_asTable = asTable;
    measure();
    m_hovered.reset();
    m_current = std::min(m_current, m_table.rows.empty() ? 0 : m_table.rows.size() - 1);
    layOut();
    viewport()->update();
}

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

void LegendView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(viewport());
    const int head = m_columnRights.empty() ? 0 : static_cast<int>(m_look->theme().number("size.rowCompact"));
    painter.save();
    painter.setClipRect(viewport()->rect().adjusted(0, head, 0, 0));
    for (std::size_t row = 0; row < m_rects.size(); ++row) {
        const QRect rect = rowRect(row);
        if (rect.intersects(viewport()->rect())) {
            paintRow(painter, row, rect);
        }
    }
    painter.restore();
    if (head > 0) {
        paintHead(painter);
    }
}

void LegendView::paintHead(QPainter &painter) const
{
    const common::Theme &theme = m_look->theme();
    const int height = static_cast<int>(theme.number("size.rowCompact"));
    painter.setFont(m_look->fonts().font("caption"));
    painter.setPen(theme.color("text.tertiary"));
    for (std::size_t column = 0; column < m_columnRights.size(); ++column) {
        int right = m_columnRights[column];
        if (m_table.sortColumn == static_cast<int>(column)) {
            paintIcon(painter, m_table.descending ? common::Icon::SortDown : common::Icon::SortUp,
                QRectF(right - 9, height / 2.0 - 4.5, 9, 9), theme.color("text.tertiary"));
            painter.setPen(theme.color("text.tertiary"));
            right -= sortMark;
        }
        painter.drawText(
            QRect(0, 0, right, height), Qt::AlignRight | Qt::AlignVCenter, m_table.columns[column]);
    }
}

void LegendView::paintRow(QPainter &painter, std::size_t index, const QRect &rect) const
{
    const common::Theme &theme = m_look->theme();
    const LegendRow &row = m_table.rows[index];
    const bool hovered = m_hovered == index;
    if (hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color("surface.hover"));
        painter.drawRoundedRect(rect, 3, 3);
    }
    painter.setOpacity(row.visible ? 1 : theme.number("chart.staleOpacity"));
    paintKey(painter, row.paint, QPointF(rect.left() + sidePadding, rect.center().y() + 0.5));
    painter.setFont(m_look->fonts().font("table"));
    const QFontMetricsF metrics(painter.font());
    const int left = rect.left() + sidePadding + keyWidth + keyGap;
    int right = rect.right();
    if (m_asTable) {
        const std::vector<int> &widths = m_widths;
        for (std::size_t column = m_columnRights.size(); column-- > 0;) {
            QFont font = m_look->fonts().font("table");
            font.setWeight(column == 0 ? QFont::Medium : QFont::Normal);
            painter.setFont(font);
            painter.setPen(theme.color(column == 0 ? "text.primary" : "text.secondary"));
            const QRect cell(
                m_columnRights[column] - widths[column] + 2, rect.top(), widths[column] - 2, rect.height());
            painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter,
                common::elidedRight(row.values[column], metrics, cell.width()));
            right = cell.left();
        }
    }
    const Entry &entry = m_entries[index];
    painter.setFont(m_look->fonts().font("table"));
    painter.setPen(theme.color("text.primary"));
    if (entry.width <= right - left) {
        painter.drawStaticText(
            QPointF(left, rect.top() + (rect.height() - metrics.height()) / 2), entry.drawn);
    } else {
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()),
            Qt::AlignLeft | Qt::AlignVCenter, common::elidedMiddle(entry.text, metrics, right - left));
    }
    painter.setOpacity(1);
    if (m_keyFocus && m_current == index) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color("accent.focus"), theme.number("size.focusRing")));
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3);
    }
}

void LegendView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

void LegendView::choose(std::size_t row, bool add)
{
    m_current = row;
    Q_EMIT seriesChosen(m_table.rows[row].series, add);
}

void LegendView::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (const auto column = headAt(at)) {
        const bool same = m_table.sortColumn == *column;
        m_table.sort(*column, same ? !m_table.descending : *column >= 0);
        measure();
        viewport()->update();
        Q_EMIT sortChanged(m_table.sortColumn, m_table.descending);
    } else if (const auto row = rowAt(at)) {
        choose(*row, event->modifiers().testFlag(Qt::ControlModifier));
    }
}

void LegendView::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
}

void LegendView::setHovered(std::optional<std::size_t> row)
{
    if (row == m_hovered) {
        return;
    }
    m_hovered = row;
    viewport()->update();
    Q_EMIT seriesHovered(row ? std::optional(m_table.rows[*row].series) : std::nullopt);
}

void LegendView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(rowAt(event->position().toPoint()));
}

bool LegendView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        setHovered(std::nullopt);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LegendView::keyPressEvent(QKeyEvent *event)
{
    const bool step = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (m_table.rows.empty()) {
        return QAbstractScrollArea::keyPressEvent(event);
    }
    if (step) {
        const std::size_t last = m_table.rows.size() - 1;
        m_current =
            event->key() == Qt::Key_Up ? (m_current == 0 ? 0 : m_current - 1) : std::min(last, m_current + 1);
        const QRect rect = m_rects[m_current];
        QScrollBar *bar = verticalScrollBar();
        bar->setValue(std::clamp(bar->value(), rect.bottom() - bar->pageStep(), rect.top()));
        viewport()->update();
    } else if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return) {
        choose(m_current, event->modifiers().testFlag(Qt::ControlModifier));
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LegendView::focusInEvent(QFocusEvent *event)
{
    m_keyFocus = event->reason() != Qt::MouseFocusReason;
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void LegendView::focusOutEvent(QFocusEvent *event)
{
    m_keyFocus = false;
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

} // namespace zumik::widgets::plot
