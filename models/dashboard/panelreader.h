// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

namespace zumik::dashboard {

class Notes;

/// One panel of a classic dashboard, with the panels of a row; `left` counts down how many more may come.
/// Private to models/dashboard.
Panel readPanel(const QJsonValue &json, Notes &notes, std::size_t &left, int depth = 0);

/// How notes name it: panel 7 "Latency".
std::string placeOf(const Panel &panel);

} // namespace zumik::dashboard
