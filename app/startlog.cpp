// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startlog.h"

#include "widgets/panels/panelview.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <utility>

namespace zumik::app {

StartLog::StartLog(Tell tell, QObject *parent)
    : QObject(parent)
    , m_tell(std::move(tell))
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool StartLog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        onPaint(*watched);
    }
    return false;
}

void StartLog::onPaint(const QObject &painted)
{
    const auto *const widget = qobject_cast<const QWidget *>(&painted);
    if (!m_windowPainted && widget != nullptr && widget->window()->isVisible()) {
        m_windowPainted = true;
        tellAfterPainting("window_painted");
    }
    const auto *const panel = qobject_cast<const widgets::panels::PanelView *>(&painted);
    if (panel != nullptr && panel->content() && panel->content()->state == board::PanelData::State::Data) {
        tellAfterPainting("first_panel");
        QCoreApplication::instance()->removeEventFilter(this);
    }
}

/// All widgets of a window are painted, and given to the screen, before the loop goes on.
void StartLog::tellAfterPainting(const char *event)
{
    QTimer::singleShot(0, this, [this, event] { m_tell(event); });
}

} // namespace zumik::app
