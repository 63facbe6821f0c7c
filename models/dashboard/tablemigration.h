// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace zumik::dashboard {

/// The first table panel, whose columns' styles stand in a list of patterns, as today's table: styles become
/// field options and overrides, its `transform` a transformation (Grafana's v24). Of a schema below 10 the
/// first of three thresholds was the lowest color's (v10). Private to models/dashboard.
QJsonObject migratedTable(QJsonObject panel, int schema);

} // namespace zumik::dashboard
