// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/headchunkfile.h"
#include "models/tsdb/headseriestable.h"

#include <unordered_map>

namespace zumik::tsdb {

/// All files of chunks_head, by the refs of the series that the chunks are of.
class HeadChunks {
public:
    /// In-order chunks that end before `minTime` are passed over. A file that can't be read on, the last one
    /// excepted, adds to `faults`. Errors: FileNotFound for a file that went meanwhile; FileUnreadable.
    base::Status read(const std::string &directory, std::int64_t minTime, std::vector<base::Error> &faults);

    /// Appends a ref's chunks to its series; what can't be decoded adds to `faults`.
    void addTo(std::uint64_t ref, HeadSeriesTable::Series &series, std::vector<base::Error> &faults);

private:
    struct Placed {
        const HeadChunkFile *file;
        const HeadChunkFile::Chunk *chunk;
    };

    void addChunk(const Placed &placed, HeadSeriesTable::Series &series, std::vector<base::Error> &faults);

    std::vector<std::unique_ptr<HeadChunkFile>> m_files;
    std::unordered_map<std::uint64_t, std::vector<Placed>> m_byRef;
    series::Samples m_samples;
};

} // namespace zumik::tsdb
