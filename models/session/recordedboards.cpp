// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/recordedboards.h"

#include "models/dashboard/reader.h"
#include "models/snapshot/archive.h"

#include <utility>

namespace zumik::session {

std::vector<RecordedBoard> recordedBoards(const snapshot::Archive &archive, std::vector<base::Error> &unread)
{
    std::vector<RecordedBoard> boards;
    for (const snapshot::Manifest::DashboardEntry &each : archive.manifest().dashboards) {
        const auto json = archive.read(each.entry);
        auto read = json ? dashboard::readDashboard(*json, archive.path() + '!' + each.entry)
                         : base::Result<dashboard::Dashboard>(json.error());
        if (!read) {
            unread.push_back(read.error());
            continue;
        }
        boards.push_back({each.id, std::move(*read), each.variables});
    }
    return boards;
}

} // namespace zumik::session
