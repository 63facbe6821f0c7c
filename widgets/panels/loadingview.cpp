// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loadingview.h"

#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace zumik::widgets::panels {

LoadingView::LoadingView(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
}

void LoadingView::setElapsed(qint64 ms)
{
    m_elapsed = ms;
    setAccessibleName(text());
    update();
}

QString LoadingView::text() const
{
    return m_elapsed < 1000 ? tr("Asking Prometheus") : tr("Asking Prometheus, %1 s").arg(m_elapsed / 1000);
}

void LoadingView::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    m_cancel = {};
    if (double(m_elapsed) < theme.number("motion.spinnerAfter")) {
        return;
    }
    QPainter painter(this);
    const double turn = std::fmod(double(m_elapsed) / theme.number("motion.spinnerTurn"), 1.0);
    painter.fillRect(QRectF(0, 0, width(), 2), theme.color("surface.sunken"));
    // Some share of the way, as long as nobody knows how far it is: it slows down and never arrives.
    const double share = 1 - std::exp(-double(m_elapsed) / 4000);
    painter.fillRect(QRectF(0, 0, width() * share, 2), theme.color("accent.selection"));

    painter.setFont(m_look->fonts().font("body"));
    const QFontMetricsF metrics(painter.font());
    const QString cancel = tr("Cancel");
    const double wide = metrics.horizontalAdvance(text());
    const double total = 14 + 8 + wide + 8 + metrics.horizontalAdvance(cancel);
    const double middle = height() * 0.46;
    double x = std::max(4.0, (width() - total) / 2);
    paintStatus(painter, common::Status::Loading, QRectF(x, middle - 7, 14, 14), theme, {}, turn);
    x += 22;
    painter.setPen(theme.color("text.secondary"));
    painter.drawText(QRectF(x, middle - 10, wide + 2, 20), Qt::AlignVCenter, text());
    x += wide + 8;
    m_cancel = QRectF(x, middle - 12, metrics.horizontalAdvance(cancel) + 2, 24);
    painter.setPen(theme.color("text.link"));
    painter.drawText(m_cancel, Qt::AlignVCenter, cancel);
}

void LoadingView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_cancel.contains(event->position())) {
        Q_EMIT cancelClicked();
    }
}

} // namespace zumik::widgets::panels
