// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choicelist.h"

namespace zumik::widgets::controls {

ChoiceList::~ChoiceList() = default;

FewChoices::FewChoices(std::vector<Choice> choices)
    : m_choices(std::move(choices))
{
    for (const Choice &choice : m_choices) {
        m_texts.push_back(choice.text.toStdString());
    }
}

} // namespace zumik::widgets::controls
