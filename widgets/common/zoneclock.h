// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/units.h"
#include "models/plot/words.h"

#include <QString>
#include <QTimeZone>

namespace zumik::widgets::common {

/// Times in the chosen zone, and the zone's rules for the engine.
class ZoneClock final : public zumik::plot::ZoneOffsets, public zumik::plot::TimeFormat {
public:
    explicit ZoneClock(const QTimeZone &zone);

    base::Duration offsetAt(base::Time time) const override;
    std::string label(base::Time time, zumik::plot::TimeForm form) const override;

    /// "02:41:00"; with the date where it isn't today's, `now` saying what today is: "19 Nov, 18:20:00".
    QString clockTime(base::Time time) const;
    QString dateAndTime(base::Time time) const;
    /// "Thu 20 Nov 2025, 02:51:30": where it may be any year's.
    QString wholeDateAndTime(base::Time time) const;
    /// "UTC", or the zone's short name at that time: "CET".
    QString zoneName(base::Time time) const;

    /// For numbers that are times.
    frame::FormatContext formatContext(base::Time now) const;

private:
    QDateTime local(base::Time time) const;

    QTimeZone m_zone;
};

/// How long: "9 m", "2 h 5 m", "3 d", "40 s"; the two largest units.
QString spanText(base::Duration span);

} // namespace zumik::widgets::common
