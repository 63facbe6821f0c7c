// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

// What a classic dashboard of an older schema says, said as schema 43 does. The rules are Grafana's
// (DashboardMigrator.ts; apps/dashboard/pkg/migration/schemaversion/vN.go), one by one where the code is;
// those whose old form the readers take as it is have no step here: rows and spans (v16: layout.h), graph and
// singlestat (v13, v28: legacypanels.h), value mappings (v30), labels to fields (v31), data source names
// (v33, v36), hidden legends (v37), cell types (v38). Without a meaning here: v14, v15, v18's themes, v22,
// v25, v32, v34, v35, v41. Private to models/dashboard.
namespace zumik::dashboard {

/// The dashboard with every step above its schemaVersion applied; one without a version is as old as can be.
/// What a step does not know stays as it is.
QJsonObject migrated(QJsonObject dashboard);

} // namespace zumik::dashboard
