// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

#include <vector>

namespace zumik::dashboard {

class Notes;

/// `annotations.list`: those that Prometheus answers, at most 100. Grafana's built-in one is left out
/// silently, others that can't be asked are noted where they are switched on. Fields as Grafana's Prometheus
/// source reads them (datasource/prometheus/annotations.ts): the expression and step of a later version stand
/// in `target`. Private to models/dashboard.
std::vector<Annotation> readAnnotations(const QJsonValue &list, Notes &notes);

} // namespace zumik::dashboard
