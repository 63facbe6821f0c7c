// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonValue>

namespace zumik::dashboard {

/// Variables of the v2 form as classic ones: "QueryVariable" with a spec is of type "query", a switch is a
/// custom list of its two values, names of enumerations are their classic numbers. Private to
/// models/dashboard.
QJsonArray classicVariables(const QJsonValue &list);

} // namespace zumik::dashboard
