// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

#include <string_view>
#include <vector>

namespace zumik::dashboard {

class Notes;

enum class PropertyEffect { Applied, Ignored, Unknown };

/// Sets one property of Grafana's field configuration ("unit", "custom.lineWidth") to a JSON value. Ignored:
/// known, and without a meaning for us.
PropertyEffect applyProperty(frame::FieldConfig &config, std::string_view id, const QJsonValue &value);

/// `fieldConfig.defaults`, its `custom` included.
void readDefaults(const QJsonValue &defaults, frame::FieldConfig &config, Notes &notes);

/// `fieldConfig.overrides`.
std::vector<Override> readOverrides(const QJsonValue &overrides, Notes &notes);

std::vector<frame::ValueMapping> readMappings(const QJsonValue &mappings);
frame::Thresholds readThresholds(const QJsonValue &thresholds);

} // namespace zumik::dashboard
