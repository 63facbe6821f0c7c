// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/series/queryable.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::snapshot {
class Archive;
}

namespace zumik::replay {

/// A snapshot on this computer, opened to be asked.
struct SnapshotStore {
    std::shared_ptr<const series::Queryable> store;
    base::TimeRange extent; ///< from the first sample to the last; of an archive what was asked for
    /// Blocks that can't be used, and why: answers may lack what they hold.
    std::vector<base::Error> leftOut;
    /// Where samples that Prometheus has not yet made a block of can't be read on. No answer before `extent`
    /// ends lacks them.
    std::vector<base::Error> newerLeftOut;
    /// What is recorded beside samples; null but for a .zsnap.
    std::shared_ptr<const snapshot::Archive> archive;
};

/// `path` is a .zsnap, a directory that Prometheus keeps, whether it runs or not, a snapshot of its API, one
/// block, or a text file of samples with timestamps; files are told by their first bytes. A .zsnap opens at
/// once; the others take their time: every series of every block is looked at, what is no block yet is
/// decoded, a text file is read to its end. Errors: FileNotFound, FileUnreadable; FormatUnsupported for what
/// is too new; FormatInvalid where nothing can be used, with file and offset of what is wrong first; and
/// those of snapshot::Archive::open and snapshot::importOpenMetrics.
base::Result<SnapshotStore> openSnapshot(const std::string &path);

/// The same of an archive that is open already. Errors: of its first block, where none can be used.
base::Result<SnapshotStore> openSnapshot(std::shared_ptr<const snapshot::Archive> archive);

/// What to call it: the last part of its path.
std::string snapshotName(const std::string &path);

} // namespace zumik::replay
