// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/manifest.h"

#include "tests/models/tsdb/history.h"

#include <string>

namespace zumik::snapshot {

inline const std::string boardText = "{\"title\": \"A board\", \"panels\": []}\n";

inline const std::string notesText =
    "{\"marks\": [{\"time\": 5, \"text\": \"here\"}], \"notes\": \"it broke\"}\n";

/// A snapshot of one block with these samples, a board and notes, at `path`. The block is left in `directory`
/// too; its path.
std::string writtenSnapshot(const tsdb::History &history, const std::string &directory,
    const std::string &path, Manifest manifest = {});

} // namespace zumik::snapshot
