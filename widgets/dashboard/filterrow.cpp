// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/filterrow.h"

#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/words.h"
#include "widgets/dashboard/variablechoices.h"

#include <algorithm>
#include <memory>

namespace zumik::widgets::dashboard {

namespace {

using Part = FilterChip::Part;
using zumik::dashboard::AdHocFilter;
using zumik::dashboard::VariableOption;

constexpr int gap = 8;
constexpr std::size_t mostChoices = 50'000;

} // namespace

FilterRow::FilterRow(const board::BoardRun &run, zumik::dashboard::Variable variable,
    const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_variable(std::move(variable))
    , m_look(look)
    , m_popup(new controls::ChoicePopup(look, this))
{
    new controls::FlowLayout(gap, this);
    connect(m_popup, &controls::ChoicePopup::chosen, this,
        [this](const std::vector<std::string> &values) { choose(values.front()); });
    connect(&run, &board::BoardRun::variablesChanged, this, &FilterRow::takeState);
    rebuild();
    takeState();
}

FilterRow::~FilterRow()
{
    m_asking.request_stop();
}

int FilterRow::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

FilterChip *FilterRow::chip(std::size_t index) const
{
    return index < m_chips.size() ? m_chips[index] : nullptr;
}

/// What others have set.
void FilterRow::takeState()
{
    const board::VariableState *const state = m_run.variable(m_variable.name);
    if (state != nullptr && state->filters != whole()) {
        m_filters = state->filters;
        rebuild();
    }
}

void FilterRow::rebuild()
{
    while (QLayoutItem *const item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_chips.clear();
    if (m_variable.hide != zumik::dashboard::Variable::Hide::Label) {
        auto *const label = new controls::Words(m_look, "body", "text.secondary", this);
        label->setText(common::plain(m_variable.label.empty() ? m_variable.name : m_variable.label));
        label->setFixedHeight(
            static_cast<int>(m_look->theme().number("size.control")) + 2 * controls::BarButton::ringRoom);
        layout()->addWidget(label);
    }
    for (std::size_t i = 0; i < m_filters.size(); ++i) {
        addChip(i);
    }
    m_adder = new controls::BarButton(m_look, this);
    m_adder->setGlyph(controls::Glyph::Plus);
    m_adder->setLabel(tr("Filter", "a button that adds one"));
    m_adder->setAccessibleName(tr("Add a filter"));
    layout()->addWidget(m_adder);
    connect(m_adder, &QAbstractButton::clicked, this, [this] {
        m_filters.emplace_back();
        rebuild();
        open(m_filters.size() - 1, Part::Key);
    });
    for (int i = 0; i < layout()->count(); ++i) {
        layout()->itemAt(i)->widget()->setVisible(true);
    }
    updateGeometry();
}

void FilterRow::addChip(std::size_t index)
{
    auto *const chip = new FilterChip(static_cast<int>(index) + 1, m_look, this);
    chip->show(m_filters[index]);
    layout()->addWidget(chip);
    m_chips.push_back(chip);
    connect(chip, &FilterChip::opened, this, [this, index](Part part) { open(index, part); });
    connect(chip, &FilterChip::removed, this, [this, index] { remove(index); });
}

void FilterRow::open(std::size_t index, Part part)
{
    m_index = index;
    m_part = part;
    m_asking.request_stop(); // what was asked for another popup
    m_asking = {};
    if (part == Part::Operation) {
        return showChoices({"=", "!=", "=~", "!~"}, {});
    }
    askChoices();
}

void FilterRow::askChoices()
{
    const async::Receiver receiver(this);
    const auto onChoices = [this](base::Result<std::vector<std::string>> choices) {
        if (choices || choices.error().code != base::ErrorCode::Cancelled) {
            this->onChoices(std::move(choices));
        }
    };
    if (m_part == Part::Key) {
        m_run.labelNames(others(), m_asking.get_token(), receiver, onChoices);
    } else {
        m_run.labelValues(m_filters[m_index].key, others(), m_asking.get_token(), receiver, onChoices);
    }
}

void FilterRow::onChoices(base::Result<std::vector<std::string>> choices)
{
    if (!choices) {
        return showChoices({}, common::sentenceOf(choices.error()).title);
    }
    std::erase(*choices, "__name__");
    const bool cut = choices->size() > mostChoices;
    choices->resize(std::min(choices->size(), mostChoices));
    showChoices(std::move(*choices), cut ? tr("The first 50,000. Others can be typed.") : QString());
}

void FilterRow::showChoices(std::vector<std::string> choices, const QString &note)
{
    if (m_index >= m_filters.size()) {
        return;
    }
    std::vector<VariableOption> options;
    for (std::string &choice : choices) {
        options.push_back({{}, std::move(choice)});
    }
    const AdHocFilter &filter = m_filters[m_index];
    const std::string &taken = m_part == Part::Key ? filter.key
        : m_part == Part::Operation                ? filter.operation
                                                   : filter.value;
    m_popup->setFree(m_part != Part::Operation);
    m_popup->setPlaceholder(m_part == Part::Key ? tr("Search labels") : tr("Search values, or type one"));
    m_popup->setChoices(std::make_shared<VariableChoices>(std::vector<VariableOption>(), std::move(options)),
        taken.empty() ? std::vector<std::string>() : std::vector<std::string>{taken});
    m_popup->setNote(note);
    m_popup->openAt(m_chips[m_index]->button(m_part));
}

void FilterRow::choose(const std::string &value)
{
    AdHocFilter &filter = m_filters[m_index];
    const bool newKey = m_part == Part::Key && filter.key != value;
    std::string &part = m_part == Part::Key ? filter.key
        : m_part == Part::Operation         ? filter.operation
                                            : filter.value;
    part = value;
    if (newKey) {
        filter.value.clear();
    }
    m_chips[m_index]->show(filter);
    updateGeometry();
    tell();
    if (newKey) {
        open(m_index, Part::Value);
    }
}

void FilterRow::remove(std::size_t index)
{
    m_filters.erase(m_filters.begin() + static_cast<std::ptrdiff_t>(index));
    rebuild();
    m_adder->setFocus(Qt::OtherFocusReason);
    tell();
}

void FilterRow::tell()
{
    const board::VariableState *const state = m_run.variable(m_variable.name);
    const Filters now = whole();
    if (state == nullptr || state->filters != now) {
        Q_EMIT changed(m_variable.name, now);
    }
}

FilterRow::Filters FilterRow::whole() const
{
    Filters filters = m_filters;
    std::erase_if(
        filters, [](const AdHocFilter &filter) { return filter.key.empty() || filter.value.empty(); });
    return filters;
}

FilterRow::Filters FilterRow::others() const
{
    Filters filters = m_filters;
    filters.erase(filters.begin() + static_cast<std::ptrdiff_t>(m_index));
    std::erase_if(
        filters, [](const AdHocFilter &filter) { return filter.key.empty() || filter.value.empty(); });
    return filters;
}

} // namespace zumik::widgets::dashboard
