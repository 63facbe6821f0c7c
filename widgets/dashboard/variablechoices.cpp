// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/variablechoices.h"

#include "widgets/common/text.h"

namespace zumik::widgets::dashboard {

namespace {

constexpr std::size_t shownBytes = 120;

} // namespace

VariableChoices::VariableChoices(std::vector<Option> first, std::vector<Option> options)
    : m_first(std::move(first))
    , m_options(std::move(options))
{
}

const VariableChoices::Option &VariableChoices::at(int place) const
{
    const auto index = static_cast<std::size_t>(place);
    return index < m_first.size() ? m_first[index] : m_options[index - m_first.size()];
}

QString VariableChoices::text(int place) const
{
    const std::string_view whole = searched(place);
    return common::plain(whole, shownBytes);
}

std::string_view VariableChoices::searched(int place) const
{
    const Option &option = at(place);
    return option.text.empty() ? option.value : option.text;
}

const std::string &VariableChoices::value(int place) const
{
    return at(place).value;
}

} // namespace zumik::widgets::dashboard
