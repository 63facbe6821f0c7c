// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/clients/grafana/types.h"

#include <string_view>

// The bodies of Grafana's classic API. Shapes: grafana.com/docs, "HTTP API" of versions 9 to 12; where those
// differ, all are read. Errors of all: JsonInvalid, FormatInvalid; `where` is empty.
namespace zumik::clients::grafana {

/// {"commit": ..., "database": "ok", "version": "10.4.2"}; the version may be missing (`hide_version`).
base::Result<Health> readHealth(std::string_view json);

/// Of /api/frontend/settings: {"buildInfo": {"version": ...}, ...}.
base::Result<Health> readSettings(std::string_view json);

/// {"id": 1, "name": "Main Org."}
base::Result<Organization> readOrganization(std::string_view json);

/// [{"uid", "title", "type": "dash-db", "tags", "folderUid", "folderTitle", "url", "isStarred"}]; what isn't
/// a board, and those without a uid, are left out.
base::Result<std::vector<BoardHit>> readSearch(std::string_view json);

/// [{"uid", "title", "parentUid"}]
base::Result<std::vector<Folder>> readFolders(std::string_view json);

/// A list (to 11), or {"versions": [...]} (from 11.3 on).
base::Result<std::vector<BoardVersion>> readVersions(std::string_view json);

/// [{"time", "timeEnd", "text", "tags", "dashboardUID", "panelId", "newState", "alertName"}], times in
/// milliseconds; those without a time are left out.
base::Result<std::vector<Annotation>> readAnnotations(std::string_view json);

/// {"result": {"uid", "name", "model"}}
base::Result<LibraryElement> readLibraryElement(std::string_view json);

/// [{"uid", "name", "type", "isDefault", ...}]: the rest, which may hold addresses and user names, is left.
base::Result<std::vector<DataSource>> readDataSources(std::string_view json);

/// Of /api/alertmanager/grafana/api/v2/alerts, Alertmanager's own form.
base::Result<std::vector<NotifiedAlert>> readNotifiedAlerts(std::string_view json);

} // namespace zumik::clients::grafana
