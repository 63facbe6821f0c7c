// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

#include <string>

namespace zumik::dashboard {

/// The type in a reference to a data source, {"type": "prometheus", "uid": ...}; empty where it only has a
/// name, but for Grafana's own, which go by theirs. Private to models/dashboard.
std::string dataSourceType(const QJsonValue &source);

/// One that no Prometheus stands behind: other databases, expressions, test data, Grafana itself.
bool isForeign(const std::string &type);

} // namespace zumik::dashboard
