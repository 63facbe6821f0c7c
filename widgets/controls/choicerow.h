// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {

/// Paints a row of a choice list: a tick when it is taken, then the text, plain, its middle cut where it is
/// too long.
class ChoiceRow final : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int textLeft = 32;

    explicit ChoiceRow(const common::Look *look, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const common::Look *m_look;
};

} // namespace zumik::widgets::controls
