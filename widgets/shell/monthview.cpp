// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/monthview.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"

#include <QGridLayout>
#include <QLocale>
#include <QPushButton>

namespace zumik::widgets::shell {

namespace {

constexpr int weeks = 6;
constexpr int perWeek = 7;
constexpr int dayWidth = 34;

} // namespace

MonthView::MonthView(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_title(new controls::Words(look, "strong", "text.primary", this))
{
    setAccessibleName(tr("Calendar"));
    build();
}

QPushButton *MonthView::step(const QString &sign, const QString &name, int months)
{
    auto *const button = new QPushButton(sign, this);
    button->setAccessibleName(name);
    button->setAutoDefault(false);
    button->setFixedWidth(dayWidth);
    connect(button, &QPushButton::clicked, this, [this, months] { showMonth(m_month.addMonths(months)); });
    return button;
}

void MonthView::build()
{
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2);
    grid->addWidget(step(QStringLiteral("\u2039"), tr("Month before"), -1), 0, 0);
    grid->addWidget(m_title, 0, 1, 1, perWeek - 2, Qt::AlignCenter);
    grid->addWidget(step(QStringLiteral("\u203a"), tr("Month after"), 1), 0, perWeek - 1);
    const int first = QLocale().firstDayOfWeek();
    for (int i = 0; i < perWeek; ++i) {
        auto *const name = new controls::Words(m_look, "caption", "text.tertiary", this);
        name->setText(QLocale().standaloneDayName((first - 1 + i) % perWeek + 1, QLocale::ShortFormat));
        grid->addWidget(name, 1, i, Qt::AlignCenter);
    }
    for (int i = 0; i < weeks * perWeek; ++i) {
        auto *const day = new QPushButton(this);
        day->setCheckable(true);
        day->setAutoDefault(false);
        day->setFixedSize(dayWidth, static_cast<int>(m_look->theme().number("size.controlSmall")));
        grid->addWidget(day, 2 + i / perWeek, i % perWeek);
        connect(
            day, &QPushButton::clicked, this, [this, day] { Q_EMIT picked(day->property("day").toDate()); });
        m_days.push_back(day);
    }
}

void MonthView::setMarked(QDate first, QDate last)
{
    m_first = first;
    m_last = last;
    showMonth(last);
}

void MonthView::showMonth(QDate any)
{
    if (any.isValid()) {
        m_month = QDate(any.year(), any.month(), 1);
        fill();
    }
}

void MonthView::fill()
{
    m_title->setText(QLocale().toString(m_month, QStringLiteral("MMMM yyyy")));
    const int lead = (m_month.dayOfWeek() - QLocale().firstDayOfWeek() + perWeek) % perWeek;
    QDate day = m_month.addDays(-lead);
    for (QPushButton *const button : m_days) {
        const bool own = day.month() == m_month.month();
        button->setText(QString::number(day.day()));
        button->setAccessibleName(QLocale().toString(day, QLocale::LongFormat));
        button->setProperty("day", day);
        button->setChecked(own && m_first.isValid() && day >= m_first && day <= m_last);
        button->setEnabled(own);
        day = day.addDays(1);
    }
}

} // namespace zumik::widgets::shell
