// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/plaintexts.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>

namespace zumik::widgets::common {

PlainTexts::PlainTexts(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

/// A widget is polished once, before it first shows; a tool tip before it is measured.
bool PlainTexts::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish) {
        auto *const label = qobject_cast<QLabel *>(watched);
        if (label != nullptr && label->textFormat() == Qt::AutoText) {
            label->setTextFormat(Qt::PlainText);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace zumik::widgets::common
