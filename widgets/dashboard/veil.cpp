// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/veil.h"

#include "widgets/common/look.h"

#include <QPainter>

namespace zumik::widgets::dashboard {

Veil::Veil(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void Veil::paintEvent(QPaintEvent * /*event*/)
{
    QColor color = m_look->theme().color("surface.window");
    color.setAlphaF(static_cast<float>(1 - m_look->theme().number("chart.staleOpacity")));
    QPainter(this).fillRect(rect(), color);
}

} // namespace zumik::widgets::dashboard
