// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/timepopup.h"

#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/controls/words.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/timewords.h"
#include "widgets/shell/monthview.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace zumik::widgets::shell {

TimePopup::TimePopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(16);
    row->addLayout(buildPresets());
    row->addLayout(buildTyped());
    m_month = new MonthView(look, this);
    row->addWidget(m_month, 0, Qt::AlignTop);
    connect(m_month, &MonthView::picked, this, &TimePopup::pickDay);
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
    connect(made, &QLineEdit::textEdited, this, [this, length = qsizetype(0)](const QString &text) mutable {
        const bool pasted = text.size() > std::exchange(length, text.size()) + 1;
        m_trouble->clear();
        if (pasted) { // what is typed isn't over until Return
            spreadRange(text);
        }
    });
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
    m_from->setText(dashboard::typedText(time.from, look()->clock()));
    m_to->setText(dashboard::typedText(time.to, look()->clock()));
    showZone();
    fillDays();
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

base::OffsetAt TimePopup::offset() const
{
    return [clock = look()->clock()](base::Time time) {
        return clock.offsetAt(time);
    };
}

void TimePopup::showZone()
{
    const common::ZoneClock &clock = look()->clock();
    const auto range = dashboard::resolved(m_time, m_now);
    const base::Time end = range ? range->end : m_now;
    QString text = tr("Times without a zone are %1.").arg(clock.zoneName(end));
    if (range && clock.offsetAt(range->start) != clock.offsetAt(range->end)) {
        text += QLatin1Char('\n')
            + tr("The clocks change within this range: %1.").arg(dashboard::zoneText(*range, clock));
    }
    m_zone->setText(text + QLatin1Char('\n')
        + tr("now-6h, 2026-11-22 03:12, 03:12, RFC 3339,\nepoch seconds to nanoseconds, or both ends\nas "
             "Grafana copies them"));
}

/// Both ends in one field go to both.
void TimePopup::spreadRange(const QString &text)
{
    if (const auto range = base::readTypedRange(text.toStdString(), m_now, offset())) {
        m_from->setText(dashboard::typedText(range->from, look()->clock()));
        m_to->setText(dashboard::typedText(range->to, look()->clock()));
    }
}

QDate TimePopup::dayOf(const std::string &time) const
{
    const auto read = base::parseTime(time, m_now);
    const base::Time at = read ? *read : m_now;
    const std::string local = base::formatRfc3339(at + look()->clock().offsetAt(at));
    return QDate::fromString(QString::fromStdString(local.substr(0, 10)), Qt::ISODate);
}

void TimePopup::fillDays()
{
    m_firstDay = {};
    m_month->setMarked(dayOf(m_time.from), dayOf(m_time.to));
}

/// One day, or with a second one all that lie between.
void TimePopup::pickDay(QDate day)
{
    const bool second = m_firstDay.isValid();
    const QDate first = second ? std::min(m_firstDay, day) : day;
    const QDate last = second ? std::max(m_firstDay, day) : day;
    m_firstDay = second ? QDate() : day;
    m_from->setText(first.toString(Qt::ISODate) + QStringLiteral(" 00:00"));
    m_to->setText(last.addDays(1).toString(Qt::ISODate) + QStringLiteral(" 00:00"));
    m_trouble->clear();
    m_month->setMarked(first, last);
}

void TimePopup::apply()
{
    spreadRange(m_from->text());
    spreadRange(m_to->text());
    const auto from = base::readTypedTime(m_from->text().toStdString(), m_now, offset());
    const auto to = base::readTypedTime(m_to->text().toStdString(), m_now, offset());
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
