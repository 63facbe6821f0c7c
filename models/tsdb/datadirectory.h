// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>
#include <vector>

namespace zumik::tsdb {

/// What lies in a directory of Prometheus's at one moment.
struct DataDirectory {
    std::string path;
    std::vector<std::string>
        blocks; ///< directories, in the order of their names; a block itself is its only one
    bool hasHead = false; ///< there are samples that are no block yet
    std::vector<std::string> checkpoints; ///< of the write-ahead log: a new one comes with each block

    bool operator==(const DataDirectory &) const = default;
};

/// Errors: FileNotFound, FileUnreadable.
base::Result<DataDirectory> listDataDirectory(const std::string &path);

} // namespace zumik::tsdb
