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

/// "off", "15 s", "1 m"
QString refreshText(base::Duration interval);

} // namespace zumik::widgets::dashboard
