// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

#include <string>

namespace zumik::dashboard {

class Notes;

/// A `singlestat` panel as a stat, or as a gauge where it showed one (Grafana's v28).
void readSingleStat(const QJsonValue &json, Panel &panel, Notes &notes);

/// Words before and after a value. Where it has no unit of its own they become its unit; otherwise the
/// value's name, above it, since a field has one unit. Private to models/dashboard.
void readAffixes(const std::string &before, const std::string &after, Panel &panel);

void setUnit(frame::FieldConfig &config, std::string unit, Notes &notes);
void setDecimals(frame::FieldConfig &config, const QJsonValue &value);

} // namespace zumik::dashboard
