// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace zumik::dashboard {

/// Is this the spec of a v2 dashboard: elements and a layout instead of panels?
bool isV2(const QJsonObject &spec);

/// A v2 spec as a classic dashboard, so that one reader serves both. Private to models/dashboard.
QJsonObject classicOf(const QJsonObject &spec);

} // namespace zumik::dashboard
