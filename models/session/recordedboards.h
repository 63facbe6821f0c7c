// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/dashboard/dashboard.h"

#include <map>
#include <string>
#include <vector>

namespace zumik::snapshot {
class Archive;
}

namespace zumik::session {

/// A dashboard as it was when it was recorded.
struct RecordedBoard {
    std::string id;
    dashboard::Dashboard dashboard;
    std::map<std::string, std::vector<std::string>> variables; ///< as they were chosen
};

/// Those of an archive, as its manifest lists them. One that can't be read is left out, and its error added.
std::vector<RecordedBoard> recordedBoards(const snapshot::Archive &archive, std::vector<base::Error> &unread);

} // namespace zumik::session
