// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/words.h"

#include "widgets/common/look.h"

namespace zumik::widgets::controls {

Words::Words(const common::Look *look, std::string_view role, std::string_view color, QWidget *parent)
    : QLabel(parent)
    , m_look(look)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    connect(look, &common::Look::changed, this, &Words::applyLook);
    applyLook();
}

void Words::setColor(std::string_view token)
{
    m_color = token;
    applyLook();
}

void Words::applyLook()
{
    setFont(m_look->fonts().font(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_look->theme().color(m_color));
    setPalette(colors);
}

} // namespace zumik::widgets::controls
