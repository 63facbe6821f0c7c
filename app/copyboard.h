// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/board/boardrun.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zumik::app {

/// What a copy has otherwise than its source.
struct CopyChanges {
    std::optional<board::BoardTime> time;
    std::map<std::string, std::vector<dashboard::VariableOption>> chosen = {};
};

/// Time and choices of variables as the board has them now.
CopyChanges changesOf(const board::BoardRun &run);

/// The JSON of the dashboard at `source` (a place in files, or a resource), with nothing lost, written to
/// `target` whole or not at all: to a file beside it, synced, renamed. A file of several boards, or of YAML,
/// is never replaced by one of them. For any thread. Errors: those of reading the source; FileUnwritable.
base::Status copyBoard(const QString &source, const QString &target, const CopyChanges &changes);

} // namespace zumik::app
