// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/paneloptions.h"

#include <QJsonValue>

// The options of Grafana's panels of states over time. Private to models/dashboard.
namespace zumik::dashboard {

class Notes;

StateTimelineOptions readStateTimeline(const QJsonValue &options, Notes &notes);
StatusHistoryOptions readStatusHistory(const QJsonValue &options, Notes &notes);

} // namespace zumik::dashboard
