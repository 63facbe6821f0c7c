// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace zumik::widgets::controls {

/// What there is to choose from, by place. There may be very many: texts are made for those that are looked
/// at.
class ChoiceList {
public:
    ChoiceList() = default;
    virtual ~ChoiceList();

    ChoiceList(const ChoiceList &) = delete;
    ChoiceList &operator=(const ChoiceList &) = delete;

    virtual int size() const = 0;
    /// As it is shown: safe and short.
    virtual QString text(int place) const = 0;
    /// What is searched in, UTF-8.
    virtual std::string_view searched(int place) const = 0;
    /// What it stands for, untouched.
    virtual const std::string &value(int place) const = 0;
};

/// One thing to choose. `text` is shown, safe and short; `value` is what it stands for, untouched.
struct Choice {
    QString text;
    std::string value;
};

/// A few of them.
class FewChoices final : public ChoiceList {
public:
    explicit FewChoices(std::vector<Choice> choices);

    int size() const override { return static_cast<int>(m_choices.size()); }

    QString text(int place) const override { return m_choices[std::size_t(place)].text; }

    std::string_view searched(int place) const override { return m_texts[std::size_t(place)]; }

    const std::string &value(int place) const override { return m_choices[std::size_t(place)].value; }

private:
    std::vector<Choice> m_choices;
    std::vector<std::string> m_texts;
};

} // namespace zumik::widgets::controls
