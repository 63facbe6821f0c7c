// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/clients/grafana/types.h"

#include <string>

namespace zumik::clients::grafana {

/// Elements of one board that are fetched at most.
inline constexpr std::size_t mostElements = 100;

/// Of /api/dashboards/uid/UID: {"dashboard": {...}, "meta": {"version", "provisioned", "url", "folderTitle",
/// "folderUid", ...}}. The JSON stays as it came. Errors: JsonInvalid, FormatInvalid.
base::Result<Board> readBoard(std::string json);

/// Of /api/dashboards/uid/UID/versions/VERSION: {"version", "created", "createdBy", "data": {...}}.
base::Result<Board> readBoardVersion(std::string_view json, const std::string &uid);

/// Of /apis/dashboard.grafana.app/...: a resource with "metadata" and "spec", of the classic or the v2 form.
base::Result<Board> readBoardResource(std::string json);

/// The board with these models in its `__elements`, where exported files have them and the reader looks.
/// What isn't JSON comes back as it was.
std::string withElements(const std::string &json, const std::vector<LibraryElement> &elements);

} // namespace zumik::clients::grafana
