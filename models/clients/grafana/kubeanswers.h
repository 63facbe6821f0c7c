// SPDX-License-Identifier: GPL-3.0-or-later
// Grafana 12's Kubernetes-style API: /apis/GROUP/VERSION/namespaces/NAMESPACE/RESOURCE[/NAME]. Source:
// grafana.com/docs, "New API structure", "Dashboard APIs", "Folder APIs".
#pragma once

#include "models/base/result.h"
#include "models/clients/grafana/types.h"

#include <optional>
#include <string>
#include <string_view>

namespace zumik::clients::grafana {

/// Of /apis/GROUP: {"kind": "APIGroup", "preferredVersion": {"version": "v1beta1"}, "versions": [...]}.
/// FormatInvalid for a version that couldn't stand in a path.
base::Result<std::string> readPreferredVersion(std::string_view json);

struct BoardPage {
    std::vector<BoardHit> boards; ///< without folders' titles and paths
    std::string next; ///< what `continue` is to be for the next page; empty: the last
};

base::Result<BoardPage> readBoardResources(std::string_view json);
base::Result<std::vector<Folder>> readFolderResources(std::string_view json);

/// "default", or "org-2" for another organization than the first; 0: not said.
std::string namespaceOf(int organization);

/// The path in "dashboard api version not supported, use PATH instead", by which the classic API refuses a
/// board of the v2 form (406). Nothing where it is no path of a board with this uid.
std::optional<std::string> pathInstead(std::string_view message, std::string_view uid);

} // namespace zumik::clients::grafana
