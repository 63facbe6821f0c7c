// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {

/// Paints a row of the palette: what it is called, what kind of thing that is, and the key that does the
/// same.
class PaletteRow final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit PaletteRow(const common::Look *look, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const common::Look *m_look;
};

} // namespace zumik::widgets::shell
