// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <string_view>

class QColor;
class QPainter;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// The surface of a panel with its edge.
void paintPanelBox(QPainter &painter, const QRectF &box, const QColor &edge, const common::Look &look);

/// What stands for a panel until its view is made: the box and the title, where the view has them. Of a
/// height below that of a header, as rows have, the title alone.
void paintEmptyPanel(QPainter &painter, const QRectF &box, std::string_view title, const common::Look &look);

} // namespace zumik::widgets::panels
