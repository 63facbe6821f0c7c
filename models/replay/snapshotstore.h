// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/series/queryable.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::replay {

/// A directory of Prometheus blocks, opened to be asked.
struct SnapshotStore {
    std::shared_ptr<const series::Queryable> store;
    base::TimeRange extent; ///< from the first sample to the last
    /// Blocks that can't be used, and why: answers may lack what they hold.
    std::vector<base::Error> leftOut;
    /// Where samples that Prometheus has not yet made a block of can't be read on. No answer before `extent`
    /// ends lacks them.
    std::vector<base::Error> newerLeftOut;
};

/// Takes its time: it looks at every series of every block, and decodes what a directory holds beside its
/// blocks. `path` is a directory that Prometheus keeps, whether it runs or not; a snapshot of its API; or one
/// block. Errors: FileNotFound, FileUnreadable; FormatUnsupported for a file; FormatInvalid where nothing can
/// be used, with file and offset of what is wrong first.
base::Result<SnapshotStore> openSnapshot(const std::string &path);

/// What to call it: the last part of its path.
std::string snapshotName(const std::string &path);

} // namespace zumik::replay
