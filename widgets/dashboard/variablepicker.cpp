// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/variablepicker.h"

#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/controls/words.h"
#include "widgets/dashboard/variablechoices.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <memory>
#include <unordered_set>

namespace zumik::widgets::dashboard {

namespace {

using zumik::dashboard::Variable;
using zumik::dashboard::VariableOption;

constexpr std::string_view all = "$__all";
constexpr std::size_t namedAtMost = 2;
constexpr std::size_t shownBytes = 120;

QString labelOf(const Variable &variable)
{
    if (variable.hide == Variable::Hide::Label) {
        return {};
    }
    return common::plain(variable.label.empty() ? variable.name : variable.label, shownBytes);
}

QString nameOf(const Variable &variable)
{
    return common::plain(variable.label.empty() ? variable.name : variable.label, shownBytes);
}

} // namespace

bool isChosenByHand(const Variable &variable)
{
    switch (variable.type) {
    case Variable::Type::Query:
    case Variable::Type::Custom:
    case Variable::Type::Interval:
    case Variable::Type::TextBox:
        return variable.hide != Variable::Hide::Variable;
    default:
        return false;
    }
}

VariablePicker::VariablePicker(
    const board::BoardRun &run, Variable variable, const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_variable(std::move(variable))
    , m_look(look)
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto *const label = new controls::Words(look, "body", "text.secondary", this);
    label->setText(labelOf(m_variable));
    label->setVisible(!label->text().isEmpty());
    row->addWidget(label);
    m_variable.type == Variable::Type::TextBox ? buildField() : buildButton();
    connect(&run, &board::BoardRun::variablesChanged, this, &VariablePicker::update);
    update();
}

void VariablePicker::buildButton()
{
    m_button = new controls::BarButton(m_look, this);
    m_button->setOpens(true);
    m_popup = new controls::ChoicePopup(m_look, this);
    m_popup->setMulti(m_variable.multi, m_variable.includeAll ? std::string(all) : std::string());
    m_popup->setPlaceholder(tr("Search %1").arg(nameOf(m_variable)));
    layout()->addWidget(m_button);
    connect(m_button, &QAbstractButton::clicked, this, &VariablePicker::open);
    connect(m_popup, &controls::ChoicePopup::chosen, this,
        [this](const std::vector<std::string> &values) { Q_EMIT chosen(m_variable.name, values); });
}

void VariablePicker::buildField()
{
    m_field = new QLineEdit(this);
    m_field->setAccessibleName(nameOf(m_variable));
    m_field->setMinimumWidth(140);
    layout()->addWidget(m_field);
    connect(m_field, &QLineEdit::editingFinished, this, [this] {
        if (m_field->isModified()) {
            m_field->setModified(false);
            Q_EMIT chosen(m_variable.name, {m_field->text().toStdString()});
        }
    });
}

QString VariablePicker::textOf(const std::string &value) const
{
    if (value == all) {
        return tr("all", "every value of a variable");
    }
    const board::VariableState *const state = m_run.variable(m_variable.name);
    if (state != nullptr) {
        const auto option = std::find_if(state->options.begin(), state->options.end(),
            [&](const zumik::dashboard::VariableOption &each) { return each.value == value; });
        if (option != state->options.end() && !option->text.empty()) {
            return common::plain(option->text, shownBytes);
        }
    }
    return common::plain(value, shownBytes);
}

QString VariablePicker::shown() const
{
    const board::VariableState *const state = m_run.variable(m_variable.name);
    if (state == nullptr || state->chosen.empty()) {
        return tr("none", "no value of a variable");
    }
    if (state->chosen.size() > namedAtMost) {
        return tr("%n chosen", nullptr, static_cast<int>(state->chosen.size()));
    }
    QStringList texts;
    for (const std::string &value : state->chosen) {
        texts << textOf(value);
    }
    return texts.join(QLatin1String(", "));
}

void VariablePicker::update()
{
    const board::VariableState *const state = m_run.variable(m_variable.name);
    const QString trouble =
        state != nullptr && state->error ? common::sentenceOf(*state->error).title : QString();
    if (m_field != nullptr) {
        if (state != nullptr && !m_field->hasFocus()) {
            m_field->setText(
                state->chosen.empty() ? QString() : QString::fromStdString(state->chosen.front()));
        }
        return;
    }
    m_button->setLabel(shown());
    m_button->setTrouble(!trouble.isEmpty());
    m_button->setAccessibleName(tr("%1: %2", "a variable and its value").arg(nameOf(m_variable), shown()));
    m_button->setAccessibleDescription(trouble);
    m_button->setToolTip(trouble.isEmpty() ? shown() : trouble);
}

/// All, and what is chosen though it is no option, as Grafana's getOptionsForSelect has them.
std::vector<VariableOption> VariablePicker::firstChoices(const board::VariableState &state) const
{
    std::vector<VariableOption> first;
    if (m_variable.includeAll) {
        first.push_back({textOf(std::string(all)).toStdString(), std::string(all)});
    }
    std::unordered_set<std::string_view> others(state.chosen.begin(), state.chosen.end());
    others.erase(all);
    for (auto option = state.options.begin(); option != state.options.end() && !others.empty(); ++option) {
        others.erase(option->value);
    }
    for (const std::string &value : state.chosen) {
        if (others.contains(value)) {
            first.push_back({value, value});
        }
    }
    return first;
}

void VariablePicker::open()
{
    static const board::VariableState none;
    const board::VariableState *const known = m_run.variable(m_variable.name);
    const board::VariableState &state = known == nullptr ? none : *known;
    auto choices = std::make_shared<VariableChoices>(firstChoices(state), state.options);
    const bool few = choices->size() > 0 && choices->size() < controls::ChoicePopup::searchedFrom;
    m_popup->setFree(!few && m_variable.type != Variable::Type::Interval);
    m_popup->setChoices(std::move(choices), state.chosen);
    const QLocale locale;
    const auto count = static_cast<qulonglong>(state.options.size());
    m_popup->setNote(state.leftOut == 0
            ? QString()
            : tr("The first %1 of %2 values. Others can be typed.", "of a variable")
                  .arg(locale.toString(count), locale.toString(count + state.leftOut)));
    m_popup->openAt(m_button);
}

} // namespace zumik::widgets::dashboard
