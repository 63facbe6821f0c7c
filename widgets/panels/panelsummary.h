// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace zumik::board {
struct PanelData;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// What a panel shows, in a sentence, for those who can't see it: "3 series from 21:00 to 03:00 UTC; highest
/// 212 ms, p99, at 02:41; lowest 12 ms, p50, at 22:10; last p99 180 ms, p95 90 ms, p50 14 ms." Where there is
/// nothing to draw it says why.
QString panelSummary(const board::PanelData &data, const common::Look &look);

} // namespace zumik::widgets::panels
