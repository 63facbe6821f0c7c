// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

namespace zumik::dashboard {

class Notes;

/// A `graph` panel (Grafana up to 7) as a time series: options, field defaults, overrides.
void readGraph(const QJsonValue &json, Panel &panel, Notes &notes);

/// What stat, gauge and bar gauge kept under options.fieldOptions (Grafana 6.2 to 6.7) and directly under
/// options (before).
void readOldFieldOptions(const QJsonValue &json, Panel &panel, Notes &notes);

} // namespace zumik::dashboard
