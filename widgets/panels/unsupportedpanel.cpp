// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/unsupportedpanel.h"

#include "widgets/common/messageview.h"

namespace zumik::widgets::panels {

UnsupportedPanel::UnsupportedPanel(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
    , m_message(new common::MessageView(look, this))
{
    m_message->setSentence(common::sentenceOf(board::EmptyReason::Unsupported, panel.type));
    setBody(m_message);
    showBodyAlways();
}

QStringList UnsupportedPanel::bodyTexts() const
{
    return {m_message->sentence().title, m_message->sentence().text};
}

} // namespace zumik::widgets::panels
