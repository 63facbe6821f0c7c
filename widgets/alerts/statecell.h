// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::alerts {

/// A cell of the list; that of the state has its status' shape before the word.
class StateCell final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit StateCell(const common::Look *look, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const common::Look *m_look;
};

} // namespace zumik::widgets::alerts
