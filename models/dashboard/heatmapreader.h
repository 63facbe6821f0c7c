// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

namespace zumik::dashboard {

class Notes;

/// The options of a `heatmap` panel (Grafana from 9 on, and `heatmap-new` of 8.5), or of its forerunner,
/// which kept them beside each other in the panel. Private to models/dashboard.
HeatmapOptions readHeatmap(const QJsonValue &panel, Notes &notes);

} // namespace zumik::dashboard
