// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/board/boardrun.h"

#include <QString>

namespace zumik::widgets::common {
class ZoneClock;
}

namespace zumik::widgets::dashboard {

/// "last 6 h", "20 Nov, 02:00 to 03:10"; a text that is neither stays as it is, made plain. `now` tells which
/// days are named.
QString timeText(const board::BoardTime &time, const common::ZoneClock &clock, base::Time now);

/// The zone that a range's times are in: "UTC", "CET"; "CEST to CET" where the clocks change within.
QString zoneText(base::TimeRange range, const common::ZoneClock &clock);

/// A time as its field shows it, to be read back by base::readTypedTime as the same: "2026-11-22 03:12:45" in
/// the zone; with its own zone where that would mean two times, or when it is relative.
QString typedText(const std::string &time, const common::ZoneClock &clock);

/// "off", "15 s", "1 m"
QString refreshText(base::Duration interval);

} // namespace zumik::widgets::dashboard
