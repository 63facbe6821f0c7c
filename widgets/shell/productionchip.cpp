// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/productionchip.h"

#include "widgets/common/look.h"

#include <QFontMetrics>
#include <QPainter>

namespace zumik::widgets::shell {

namespace {

constexpr int inset = 8;
constexpr int chipHeight = 22;

} // namespace

ProductionChip::ProductionChip(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_word(tr("PRODUCTION"))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_word);
    setToolTip(tr("What you see, and do, is production's"));
    connect(look, &common::Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize ProductionChip::sizeHint() const
{
    const QFontMetrics metrics(m_look->fonts().font("strong"));
    return {metrics.horizontalAdvance(m_word) + 2 * inset, chipHeight};
}

void ProductionChip::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color("mode.production.line"), 1));
    painter.setBrush(theme.color("mode.production.band"));
    const double radius = theme.number("radius.control");
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setFont(m_look->fonts().font("strong"));
    painter.setPen(theme.color("mode.production.text"));
    painter.drawText(rect(), Qt::AlignCenter, m_word);
}

} // namespace zumik::widgets::shell
