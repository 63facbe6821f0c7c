// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/timepopup.h"

#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/controls/words.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/timewords.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace zumik::widgets::shell {

TimePopup::TimePopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(16);
    row->addLayout(buildPresets());
    row->addLayout(buildTyped());
    setAccessibleName(tr("Time range"));
}

QLayout *TimePopup::buildPresets()
{
    auto *const grid = new QGridLayout;
    grid->setSpacing(4);
    int place = 0;
    for (const base::Duration length : dashboard::rangePresets()) {
        auto *const button = new QPushButton(common::spanText(length), this);
        button->setCheckable(true);
        button->setMinimumWidth(64);
        button->setAutoDefault(false);
        button->setAccessibleName(tr("last %1", "a length of time").arg(common::spanText(length)));
        connect(button, &QPushButton::clicked, this, [this, length] { take(dashboard::lastOf(length)); });
        grid->addWidget(button, place / 2, place % 2);
        m_presets.emplace_back(button, length);
        ++place;
    }
    grid->setRowStretch(place, 1);
    return grid;
}

QLineEdit *TimePopup::field(const QString &name)
{
    auto *const made = new QLineEdit(this);
    made->setAccessibleName(name);
    made->setMinimumWidth(210);
    connect(made, &QLineEdit::returnPressed, this, &TimePopup::apply);
    return made;
}

QLayout *TimePopup::buildTyped()
{
    auto *const column = new QVBoxLayout;
    column->setSpacing(4);
    m_from = field(tr("From"));
    m_to = field(tr("To"));
    for (QLineEdit *edit : {m_from, m_to}) {
        auto *const name = new controls::Words(look(), "caption", "text.secondary", this);
        name->setText(edit->accessibleName());
        column->addWidget(name);
        column->addWidget(edit);
    }
    m_zone = new controls::Words(look(), "caption", "text.tertiary", this);
    m_zone->setText(tr("now-6h, 2025-11-20 03:00 (UTC), RFC 3339,\nor seconds since 1970"));
    column->addWidget(m_zone);
    m_trouble = new controls::Words(look(), "table", "status.critical.fg", this);
    m_trouble->setWordWrap(true);
    m_trouble->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column->addWidget(m_trouble);
    column->addStretch(1);
    auto *const apply = new QPushButton(tr("Apply"), this);
    apply->setProperty(common::accentProperty, true);
    QPalette colors = apply->palette();
    colors.setColor(QPalette::ButtonText, look()->theme().color("text.onAccent"));
    apply->setPalette(colors);
    apply->setAutoDefault(false);
    connect(apply, &QPushButton::clicked, this, &TimePopup::apply);
    column->addWidget(apply);
    return column;
}

void TimePopup::setTime(const board::BoardTime &time, base::Time now)
{
    m_time = time;
    m_now = now;
    m_from->setText(QString::fromStdString(time.from));
    m_to->setText(QString::fromStdString(time.to));
    m_trouble->clear();
    const auto length = dashboard::lengthBeforeNow(time);
    for (const auto &[button, preset] : m_presets) {
        button->setChecked(length == preset);
    }
}

void TimePopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_from->setFocus(Qt::PopupFocusReason);
    m_from->selectAll();
}

void TimePopup::apply()
{
    const auto from = dashboard::readTypedTime(m_from->text().toStdString(), m_now);
    const auto to = dashboard::readTypedTime(m_to->text().toStdString(), m_now);
    if (!from || !to) {
        m_trouble->setText(from ? tr("\"To\" is not a time that can be read.")
                                : tr("\"From\" is not a time that can be read."));
        (from ? m_to : m_from)->setFocus(Qt::OtherFocusReason);
        return;
    }
    const board::BoardTime time{*from, *to};
    if (!dashboard::resolved(time, m_now)) {
        m_trouble->setText(tr("The end is not after the start."));
        return;
    }
    take(time);
}

void TimePopup::take(const board::BoardTime &time)
{
    hide();
    Q_EMIT chosen(time);
}

} // namespace zumik::widgets::shell
