// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/timewords.h"

#include "models/base/typedtime.h"
#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"
#include "widgets/dashboard/timechoice.h"

#include <QCoreApplication>

namespace zumik::widgets::dashboard {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

QString label(const common::ZoneClock &clock, base::Time time, plot::TimeForm form)
{
    return QString::fromStdString(clock.label(time, form));
}

/// Minutes are enough unless an end has seconds.
QString ofDay(const common::ZoneClock &clock, base::Time time)
{
    return label(clock, time, time.ms % 60'000 == 0 ? plot::TimeForm::Minutes : plot::TimeForm::Seconds);
}

QString rangeText(base::TimeRange range, const common::ZoneClock &clock, base::Time now)
{
    const auto day = [&](base::Time time) {
        return label(clock, time, plot::TimeForm::Day);
    };
    const auto year = [&](base::Time time) {
        return label(clock, time, plot::TimeForm::Year);
    };
    const auto dated = [&](base::Time time) -> QString { // not auto: that would be a QStringBuilder of locals
        const QString date = year(time) == year(now) ? day(time) : day(time) + QLatin1Char(' ') + year(time);
        return date + QLatin1String(", ") + ofDay(clock, time);
    };
    const bool sameDay = day(range.start) == day(range.end) && range.length() < std::chrono::hours(24);
    return Text::tr("%1 to %2", "a time range")
        .arg(dated(range.start), sameDay ? ofDay(clock, range.end) : dated(range.end));
}

} // namespace

QString timeText(const board::BoardTime &time, const common::ZoneClock &clock, base::Time now)
{
    if (const auto length = lengthBeforeNow(time)) {
        return Text::tr("last %1", "a length of time").arg(common::spanText(*length));
    }
    const auto range = resolved(time, now);
    if (range) {
        return rangeText(*range, clock, now);
    }
    return Text::tr("%1 to %2", "a time range").arg(common::plain(time.from), common::plain(time.to));
}

QString zoneText(base::TimeRange range, const common::ZoneClock &clock)
{
    const QString start = clock.zoneName(range.start);
    const QString end = clock.zoneName(range.end);
    return start == end ? end : Text::tr("%1 to %2", "time zones of a range").arg(start, end);
}

QString typedText(const std::string &time, const common::ZoneClock &clock)
{
    QString text = QString::fromStdString(time);
    const auto fixed = base::parseTime(time, {});
    if (time.starts_with("now") || !fixed) {
        return text;
    }
    const auto offset = [&clock](base::Time at) {
        return clock.offsetAt(at);
    };
    const base::Time shown = *fixed + clock.offsetAt(*fixed);
    if (base::fromLocal(shown, offset) != *fixed) {
        return text;
    }
    std::string local = base::formatRfc3339(shown);
    local.pop_back(); // the Z
    local[10] = ' ';
    return QString::fromStdString(local);
}

QString refreshText(base::Duration interval)
{
    return interval.count() <= 0 ? Text::tr("off", "refresh") : common::spanText(interval);
}

} // namespace zumik::widgets::dashboard
