// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/reply.h"
#include "models/clients/grafana/asker.h"
#include "models/clients/grafana/types.h"

#include <functional>
#include <memory>

namespace zumik::clients::grafana {

struct SearchQuery {
    std::string text = {}; ///< of titles
    std::vector<std::string> tags = {}; ///< all of them
    std::vector<std::string> uids = {}; ///< these boards only
    std::size_t limit = 5000; ///< boards
};

/// How many boards are known so far; in the receiver's thread, before the answer.
using Progress = std::function<void(std::size_t boards)>;

/// Asks for boards page by page, of /api/search, or where that is gone of the newer API, which knows no text
/// and tags: they are looked at here. Private to models/clients/grafana.
void searchBoards(Asker &asker, SearchQuery query, Progress progress, base::StopToken stop,
    async::Receiver receiver, async::Reply<BoardList> reply);

/// The newer API's path for a kind of things, "/apis/dashboard.grafana.app/v1/namespaces/default/dashboards";
/// asks for its version first. Private likewise.
void findResource(Asker &asker, const std::string &group, const std::string &kind, base::StopToken stop,
    std::function<void(base::Result<std::string>)> next);

} // namespace zumik::clients::grafana
