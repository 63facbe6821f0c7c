// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/heatstyle.h"

#include <QJsonValue>

namespace zumik::dashboard {

class Notes;

// Private to models/dashboard.

/// A number of the axis's unit, of times also "5m"; 0 where there is none. Notes what is neither.
double readBucketSize(const QJsonValue &json, bool time, Notes &notes);

/// {mode, value, scale: {type, log}} of one axis of a calculated heatmap. Source:
/// HeatmapCalculationBucketConfig in grafana/grafana packages/grafana-schema/src/common/mudball.cue. A scale
/// other than linear and log counts evenly, as Grafana does, and is noted.
frame::BucketRule readBucketRule(const QJsonValue &json, bool time, Notes &notes);

} // namespace zumik::dashboard
