// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/frame/change.h"

#include <QString>

namespace zumik::board {
struct Baseline;
}

// What is said of now beside what was before.
namespace zumik::widgets::common {

class Numbers;
class ZoneClock;

/// "1 w", "2 w 12 h": all of it, unlike spanText.
QString shiftText(base::Duration shift);

/// "+18 %", "-4.2 %", "×12", "+3 °C", "+20 points" of percents, "±0 %"; empty where nothing can be told.
QString changeText(const frame::Change &change, const frame::FieldConfig &config, const Numbers &numbers);

/// The same for the eye: "↑ 18 %".
QString changeSign(const frame::Change &change, const frame::FieldConfig &config, const Numbers &numbers);

/// "The clock changed in between: 09:00 now is 08:00 then."; empty where it didn't.
QString clockChangeText(base::TimeRange range, base::Duration shift, const ZoneClock &clock);

/// Which time a panel is compared with, or why it is not: "1 w earlier: 13 Nov, 02:41 to 03:41".
QString baselineText(const board::Baseline &baseline, const ZoneClock &clock);

/// What went wrong with it though there are values, or instead of them; empty: nothing.
QString baselineTrouble(const board::Baseline &baseline);

} // namespace zumik::widgets::common
