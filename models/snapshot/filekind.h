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

} // namespace zumik::snapshot
