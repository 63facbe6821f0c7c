// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/picture.h"

#include "app/drive/faces.h"

#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace zumik::app::drive {

QImage pictureOf(QWidget &window)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    QList<QWidget *> others = shownWindows();
    others.removeOne(&window);
    for (auto it = others.crbegin(); it != others.crend(); ++it) { // the front one last
        const QPoint at = window.mapFromGlobal((*it)->mapToGlobal(QPoint(0, 0)));
        painter.save();
        if (!(*it)->mask().isEmpty()) {
            painter.setClipRegion((*it)->mask().translated(at));
        }
        painter.drawPixmap(at, (*it)->grab());
        painter.restore();
    }
    painter.end();
    return picture.toImage();
}

} // namespace zumik::app::drive
