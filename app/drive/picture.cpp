// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/picture.h"

#include "app/drive/faces.h"

#include <QPainter>
#include <QPixmap>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace zumik::app::drive {

QImage pictureOf(QWidget &window)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    QList<QWidget *> others = shownWindows();
    others.removeOne(&window);
    std::reverse(others.begin(), others.end()); // the front one last
    for (QWidget *const other : std::as_const(others)) {
        const QPoint at = window.mapFromGlobal(other->mapToGlobal(QPoint(0, 0)));
        painter.save();
        if (!other->mask().isEmpty()) {
            painter.setClipRegion(other->mask().translated(at));
        }
        painter.drawPixmap(at, other->grab());
        painter.restore();
    }
    painter.end();
    return picture.toImage();
}

} // namespace zumik::app::drive
