// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/annotationswitches.h"

#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"

#include <QHBoxLayout>

#include <algorithm>

namespace zumik::widgets::dashboard {

namespace {

/// Stands in the list for showing none of them.
const std::string none = "none";

} // namespace

AnnotationSwitches::AnnotationSwitches(board::BoardRun &run, const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_button(new controls::BarButton(look, this))
    , m_popup(new controls::ChoicePopup(look, this))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    m_button->setCaption(tr("Annotations"));
    m_button->setOpens(true);
    m_popup->setMulti(true, none);
    connect(m_button, &QAbstractButton::clicked, this, &AnnotationSwitches::open);
    connect(m_popup, &controls::ChoicePopup::chosen, this, &AnnotationSwitches::choose);
    connect(&run, &board::BoardRun::eventsChanged, this, &AnnotationSwitches::update);
    update();
}

bool AnnotationSwitches::hasAny(const zumik::dashboard::Dashboard &board)
{
    return std::any_of(board.annotations.begin(), board.annotations.end(),
        [](const zumik::dashboard::Annotation &annotation) { return !annotation.hidden; });
}

QString AnnotationSwitches::shown() const
{
    int on = 0;
    int all = 0;
    for (const zumik::dashboard::Annotation &annotation : m_run.dashboard().annotations) {
        all += annotation.hidden ? 0 : 1;
        on += !annotation.hidden && annotation.enabled ? 1 : 0;
    }
    return tr("%1 of %2", "how many annotations are shown").arg(on).arg(all);
}

void AnnotationSwitches::open()
{
    const auto &annotations = m_run.dashboard().annotations;
    std::vector<controls::Choice> choices{{tr("None"), none}};
    std::vector<std::string> taken;
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        if (!annotations[i].hidden) {
            choices.push_back({common::plain(annotations[i].name, 100), std::to_string(i)});
            if (annotations[i].enabled) {
                taken.push_back(std::to_string(i));
            }
        }
    }
    m_popup->setChoices(std::move(choices), taken.empty() ? std::vector{none} : taken);
    m_popup->openAt(m_button);
}

void AnnotationSwitches::choose(const std::vector<std::string> &names)
{
    const std::size_t count = m_run.dashboard().annotations.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (!m_run.dashboard().annotations[i].hidden) {
            const bool on = std::find(names.begin(), names.end(), std::to_string(i)) != names.end();
            m_run.setAnnotationEnabled(i, on);
        }
    }
    update();
    Q_EMIT chosen();
}

void AnnotationSwitches::update()
{
    m_button->setLabel(shown());
    QStringList troubles;
    const auto &annotations = m_run.dashboard().annotations;
    if (const auto &events = m_run.events()) {
        for (const auto &[index, error] : events->errors) {
            if (index < annotations.size()) {
                const common::Sentence sentence = common::sentenceOf(error);
                troubles << common::plain(annotations[index].name, 100) + QLatin1String(": ") + sentence.title
                        + QLatin1String(". ") + sentence.text;
            }
        }
    }
    m_button->setTrouble(!troubles.isEmpty());
    m_button->setToolTip(common::wrapped(troubles.join(QLatin1Char('\n')), 80));
}

} // namespace zumik::widgets::dashboard
