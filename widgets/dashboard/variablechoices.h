// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/variable.h"
#include "widgets/controls/choicelist.h"

namespace zumik::widgets::dashboard {

/// A variable's options to choose from; `first` stand before them.
class VariableChoices final : public controls::ChoiceList {
public:
    using Option = zumik::dashboard::VariableOption;

    VariableChoices(std::vector<Option> first, std::vector<Option> options);

    int size() const override { return static_cast<int>(m_first.size() + m_options.size()); }

    QString text(int place) const override;
    std::string_view searched(int place) const override;
    const std::string &value(int place) const override;

private:
    const Option &at(int place) const;

    std::vector<Option> m_first;
    std::vector<Option> m_options;
};

} // namespace zumik::widgets::dashboard
