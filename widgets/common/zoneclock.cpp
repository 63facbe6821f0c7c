// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/zoneclock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace zumik::widgets::common {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ZoneClock)
};

QString pattern(zumik::plot::TimeForm form)
{
    switch (form) {
    case zumik::plot::TimeForm::Milliseconds:
        return QStringLiteral("HH:mm:ss.zzz");
    case zumik::plot::TimeForm::Seconds:
        return QStringLiteral("HH:mm:ss");
    case zumik::plot::TimeForm::Minutes:
        return QStringLiteral("HH:mm");
    case zumik::plot::TimeForm::Day:
        return Text::tr("d MMM", "a day on a time axis, in QDateTime's pattern letters");
    case zumik::plot::TimeForm::Month:
        return QStringLiteral("MMM");
    case zumik::plot::TimeForm::Year:
        return QStringLiteral("yyyy");
    }
    return {};
}

} // namespace

ZoneClock::ZoneClock(const QTimeZone &zone)
    : m_zone(zone)
{
}

QDateTime ZoneClock::local(base::Time time) const
{
    return QDateTime::fromMSecsSinceEpoch(time.ms, m_zone);
}

base::Duration ZoneClock::offsetAt(base::Time time) const
{
    if (m_zone == QTimeZone::utc()) {
        return base::Duration{0};
    }
    return std::chrono::seconds(m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(time.ms, Qt::UTC)));
}

std::string ZoneClock::label(base::Time time, zumik::plot::TimeForm form) const
{
    return QLocale().toString(local(time), pattern(form)).toStdString();
}

QString ZoneClock::clockTime(base::Time time) const
{
    return QLocale().toString(local(time), QStringLiteral("HH:mm:ss"));
}

QString ZoneClock::dateAndTime(base::Time time) const
{
    return QLocale().toString(
        local(time), Text::tr("d MMM, HH:mm:ss", "a date with its time, in QDateTime's pattern letters"));
}

QString ZoneClock::wholeDateAndTime(base::Time time) const
{
    return QLocale().toString(local(time),
        Text::tr("ddd d MMM yyyy, HH:mm:ss", "a whole date with its time, in QDateTime's pattern letters"));
}

QString ZoneClock::zoneName(base::Time time) const
{
    return m_zone == QTimeZone::utc() ? QStringLiteral("UTC") : m_zone.abbreviation(local(time));
}

frame::FormatContext ZoneClock::formatContext(base::Time now) const
{
    return {[clock = *this](base::Time time) { return clock.offsetAt(time); }, now};
}

QString spanText(base::Duration span)
{
    const std::int64_t seconds = std::max<std::int64_t>(0, span.count() / 1000);
    if (seconds < 60) {
        return Text::tr("%1 s", "seconds").arg(seconds);
    }
    if (seconds < 3600) {
        return Text::tr("%1 m", "minutes").arg(seconds / 60);
    }
    const std::int64_t minutes = seconds / 60 % 60;
    if (seconds < 86400) {
        const QString hours = Text::tr("%1 h", "hours").arg(seconds / 3600);
        return minutes == 0 ? hours : hours + QLatin1Char(' ') + Text::tr("%1 m", "minutes").arg(minutes);
    }
    const std::int64_t hours = seconds / 3600 % 24;
    const QString days = Text::tr("%1 d", "days").arg(seconds / 86400);
    return hours == 0 || seconds > std::int64_t{10} * 86400
        ? days
        : days + QLatin1Char(' ') + Text::tr("%1 h", "hours").arg(hours);
}

} // namespace zumik::widgets::common
