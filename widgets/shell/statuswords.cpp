// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/statuswords.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace zumik::widgets::shell {

namespace {

constexpr int between = 6;

}

StatusWords::StatusWords(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(look, &common::Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StatusWords::show(common::Status status, const QString &text)
{
    m_status = status;
    m_text = text;
    setAccessibleName(text);
    setAccessibleDescription(common::statusName(status));
    setToolTip(text);
    updateGeometry();
    update();
}

QSize StatusWords::sizeHint() const
{
    const QFontMetricsF metrics(m_look->fonts().font("body"));
    const double shape = m_look->theme().number("size.statusIcon");
    return {static_cast<int>(std::ceil(shape + between + metrics.horizontalAdvance(m_text))) + 1,
        static_cast<int>(m_look->theme().number("size.control"))};
}

void StatusWords::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    const double size = theme.number("size.statusIcon");
    const double middle = height() / 2.0;
    common::paintStatus(
        painter, m_status, QRectF(0, middle - size / 2, size, size), theme, theme.color("surface.chrome"));
    const QFont font = m_look->fonts().font("body");
    painter.setFont(font);
    painter.setPen(theme.color("text.secondary"));
    const QRectF room = QRectF(rect()).adjusted(size + between, 0, 0, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
        common::elidedRight(m_text, QFontMetricsF(font), room.width()));
}

} // namespace zumik::widgets::shell
