// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

namespace zumik::dashboard {

/// `repeat`, `repeatDirection` ("h", "v") and `maxPerRow` of a panel or row. Private to models/dashboard.
void readRepeat(const QJsonValue &json, Panel &panel);

} // namespace zumik::dashboard
