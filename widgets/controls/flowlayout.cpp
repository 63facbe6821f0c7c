// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/flowlayout.h"

#include <algorithm>

namespace zumik::widgets::controls {

FlowLayout::FlowLayout(int gap, QWidget *parent)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    QLayoutItem *const item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        const QSize wish = item->sizeHint();
        size.rwidth() += wish.width() + (size.width() > 0 ? m_gap : 0);
        size.setHeight(std::max(size.height(), wish.height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    return size;
}

int FlowLayout::place(const QRect &rect, bool move) const
{
    int x = rect.left();
    int y = rect.top();
    int lineHeight = 0;
    for (const auto &item : m_items) {
        const QSize wish = item->sizeHint();
        if (x > rect.left() && x + wish.width() > rect.right() + 1) {
            x = rect.left();
            y += lineHeight + 2;
            lineHeight = 0;
        }
        if (move) {
            item->setGeometry(QRect(QPoint(x, y), wish));
        }
        x += wish.width() + m_gap;
        lineHeight = std::max(lineHeight, wish.height());
    }
    return y + lineHeight - rect.top();
}

} // namespace zumik::widgets::controls
