// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/snapshot/record/stalemarkers.h"
#include "models/tsdb/mergedseries.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace zumik::snapshot::record {

/// What happens to series when blocks are joined.
struct JoinOptions {
    /// A series' new labels; none: as they are. Errors end the joining.
    std::function<base::Result<series::Labels>(const series::Labels &)> rename = {};
    /// Of those, so many samples were written.
    std::function<void(const series::Labels &stored, std::uint64_t samples)> onSeries = {};
    /// Samples so far.
    std::function<void(std::uint64_t)> onProgress = {};
    const StaleMarkers *markers = nullptr; ///< null: none are put in
    base::Time until; ///< with markers: the end of what was asked for
    /// A block's label sets held in memory at once, over all that are joined.
    std::uint64_t mostSeries = 60'000;
};

/// Joins blocks into one in `outDirectory`: a few at a time, so that neither the samples nor the label sets
/// of all have to be in memory. The blocks stay. The new one's path; empty where there is no sample. Errors:
/// Cancelled; FileUnwritable, FormatInvalid, FileUnreadable; those of `rename`.
base::Result<std::string> joinBlocks(std::vector<std::string> blocks, const std::string &workDirectory,
    const std::string &outDirectory, const JoinOptions &options, const base::StopToken &stop);

/// The series of a few blocks as one set.
base::Result<std::unique_ptr<tsdb::MergedSeries>> openTogether(const std::vector<std::string> &blocks,
    const std::vector<series::Matcher> &matchers, const base::StopToken &stop);

} // namespace zumik::snapshot::record
