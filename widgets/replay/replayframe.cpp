// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/replayframe.h"

#include "widgets/common/look.h"

#include <QEvent>
#include <QPainter>
#include <QRegion>

namespace zumik::widgets::replay {

namespace {

constexpr int line = 2;

}

ReplayFrame::ReplayFrame(const common::Look *look, QWidget *around)
    : QWidget(around)
    , m_look(look)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    around->installEventFilter(this);
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
    fit();
    hide();
}

/// Without its middle, so that what is below is not painted twice.
void ReplayFrame::fit()
{
    const QRect whole(QPoint(), parentWidget()->size());
    setGeometry(whole);
    setMask(QRegion(whole).subtracted(QRegion(whole.adjusted(line, line, -line, -line))));
    raise();
}

bool ReplayFrame::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        fit();
    }
    return QWidget::eventFilter(watched, event);
}

void ReplayFrame::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), m_look->theme().color("mode.replay.line"));
}

} // namespace zumik::widgets::replay
