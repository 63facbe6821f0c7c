// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace zumik::dashboard {

/// A panel of a dashboard of this schema, as schema 43 writes it; see migration.h. Panels within it stay as
/// they are. Private to models/dashboard.
QJsonObject migratedPanel(QJsonObject panel, int schema);

} // namespace zumik::dashboard
