// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace zumik::snapshot {

enum class FileKind {
    Archive,
    Text, ///< or anything else; who reads it will say
    Directory, ///< or nothing at all
};

/// What to read it as: by its content, since names are anybody's. An empty file is an archive, which says
/// most about it.
FileKind fileKindOf(const std::string &path);

/// Whether something that is dropped or named is meant to be a snapshot: an archive by its content or its
/// name, or a directory with a block or a write-ahead log in it. A text file could be anything else.
bool looksLikeSnapshot(const std::string &path);

} // namespace zumik::snapshot
