// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/tablecelldelegate.h"

#include <QPainter>

namespace zumik::widgets::panels {

/// One cell on its way to the screen.
struct TableCellDelegate::Place {
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    const TableCell &cell;
    const frame::Field &field;
    QRectF room; ///< without the air at its sides

    const frame::CellStyle &style() const { return field.config.cell; }

    bool is(std::string_view display) const { return style().display == display; }

    /// The value beside a figure is not written.
    bool hidesValue() const { return style().valueMode == "hidden"; }

    bool selected() const { return option.state.testFlag(QStyle::State_Selected); }
};

} // namespace zumik::widgets::panels
