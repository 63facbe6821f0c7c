// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/momentview.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/replay/trackmeasures.h"

#include <QFontMetricsF>
#include <QPainter>

namespace zumik::widgets::replay {

namespace {

constexpr int wide = 176;
constexpr double firstLine = 8;
constexpr double lineHeight = 18;
constexpr double icon = 12;
constexpr double between = 6;

} // namespace

MomentView::MomentView(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

QSize MomentView::sizeHint() const
{
    return {wide, measures::height};
}

void MomentView::show(const MomentWords &alerts, const QString &mark, const QString &end)
{
    const QString before = text();
    const common::Status status = m_alerts.status;
    m_alerts = alerts;
    m_mark = mark;
    m_end = end;
    if (text() != before || status != m_alerts.status) {
        setAccessibleName(text());
        update();
    }
}

QString MomentView::text() const
{
    QStringList lines{m_alerts.alerts, m_mark, m_end};
    lines.removeAll(QString());
    return lines.join(QStringLiteral("; "));
}

void MomentView::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    const QFont font = m_look->fonts().font("table");
    painter.setFont(font);
    double top = firstLine;
    const auto line = [&](const QString &text, const char *color, double left) {
        const QRectF room(left, top, width() - left - 4, lineHeight);
        painter.setPen(theme.color(color));
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
            common::elidedRight(text, QFontMetricsF(font), room.width()));
        top += lineHeight;
    };
    common::paintStatus(painter, m_alerts.status, QRectF(0, top + (lineHeight - icon) / 2, icon, icon), theme,
        theme.color("surface.chrome"));
    line(m_alerts.alerts, "text.primary", icon + between);
    if (!m_mark.isEmpty()) {
        line(m_mark, "text.secondary", 0);
    }
    line(m_end, "text.tertiary", 0);
}

} // namespace zumik::widgets::replay
