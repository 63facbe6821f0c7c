// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/snapshot/record/request.h"
#include "models/snapshot/record/spool.h"
#include "models/snapshot/redaction.h"

#include <functional>

namespace zumik::snapshot::record {

// What is done with a spool that is complete. All of it reads and writes files, and takes its time.

struct Joined {
    std::string block; ///< its directory
    Manifest manifest; ///< with the counts of samples and series, in all and of each selection
    Documents documents; ///< redacted, where that was asked for
};

/// One block of all slices. `progress` is called with the samples so far; `redaction` is null where nothing
/// is redacted. Errors: Cancelled; InvalidArgument where there is no sample, and where two series would
/// become one; FileUnwritable and those of reading.
base::Result<Joined> joinSpool(const Spool &spool, const RecordRequest &request, Redaction *redaction,
    const std::function<void(std::uint64_t)> &progress, const base::StopToken &stop);

/// The snapshot in its place, with the documents. Errors: FileUnwritable; InvalidArgument for a directory
/// that is there already.
base::Result<RecordReport> writeSnapshot(
    const RecordRequest &request, Manifest manifest, const std::string &block, const base::StopToken &stop);

} // namespace zumik::snapshot::record
