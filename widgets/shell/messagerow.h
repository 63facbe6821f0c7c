// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {

/// Paints a message: its status' shape, its time, its words, and how often it came.
class MessageRow final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit MessageRow(const common::Look *look, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Where the words stand, and in which lines.
    QRectF wordsIn(const QRectF &row) const;
    QString wordsOf(const QModelIndex &index) const;

    const common::Look *m_look;
};

} // namespace zumik::widgets::shell
