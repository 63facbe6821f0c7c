// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace zumik::ssh {

/// Where the reader gets files from.
struct ConfigFiles {
    /// `trusted`: the file must belong to us or root, and nobody else may write to it. Errors: FileNotFound,
    /// FileUnreadable, TooLarge (1 MiB).
    std::function<base::Result<std::string>(const std::string &path, bool trusted)> read;

    /// The files that a path with *, ? and [...] names, sorted.
    std::function<std::vector<std::string>(const std::string &pattern)> matching;
};

/// Those of the disk.
ConfigFiles diskFiles();

} // namespace zumik::ssh
