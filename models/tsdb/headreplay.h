// SPDX-License-Identifier: GPL-3.0-or-later
// What a Prometheus has not yet written out as a block, from its data directory (prometheus: tsdb/head.go,
// tsdb/head_wal.go). It starts in the same way:
//
//  1. Full chunks of chunks_head are put with the refs of their series.
//  2. The write-ahead log is replayed, checkpoint first. A series's record brings its chunks in; its samples
//     are appended where they are later than what is there, so that those of the chunks count once. Samples
//     from before the end of the last block are in blocks and are passed over.
//  3. The log of late samples (wbl), whose chunks lie among the others and are marked.
//
// A ref names a series of the logs; when a series went and came again it has a second one. At damage the
// replay of a log ends, as after Prometheus's repair.
#pragma once

#include "models/tsdb/compactstore.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::tsdb {

struct HeadContents {
    std::shared_ptr<const CompactStore> inOrder;
    std::shared_ptr<const CompactStore> outOfOrder; ///< also at times that `inOrder` has
    /// Where a file could not be read on; samples after that are missing.
    std::vector<base::Error> faults;
};

/// `minTime`: samples before it are in blocks. Takes as long as decoding all samples does, and some two bytes
/// of memory for each. Errors: FileNotFound for a file that went meanwhile; FileUnreadable.
base::Result<HeadContents> replayHead(const std::string &directory, std::int64_t minTime);

} // namespace zumik::tsdb
