// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>

namespace zumik::snapshot {

class Archive;

/// Puts a text into the place of an entry, or adds it: a new file is written beside the archive's, which then
/// takes its name. Blocks are copied as they are, with the sums that the manifest has of them, so that what
/// was damaged stays known to be. The archive that is open reads the old file on. Errors: those of
/// ArchiveWriter and of reading the entries.
base::Status rewriteText(const Archive &archive, const std::string &name, std::string_view content);

} // namespace zumik::snapshot
