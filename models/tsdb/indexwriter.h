// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/labelpool.h"
#include "models/tsdb/outputfile.h"
#include "models/tsdb/seriesentry.h"

#include <span>

namespace zumik::tsdb {

/// Writes the index of a block, version 2 (the format: toc.h, symbols.h, seriesentry.h, postingstable.h). The
/// symbols come first in the file and are known last, so that all series are kept until `write`: a few
/// numbers for each label and chunk.
class IndexWriter {
public:
    /// In the order of labels, each once.
    void add(const series::Labels &labels, std::span<const ChunkMeta> chunks);

    std::size_t seriesCount() const { return m_series.size(); }

    std::size_t chunkCount() const { return m_chunks.size(); }

    /// Errors: FileUnwritable; TooLarge beyond what the format's numbers hold.
    base::Status write(const std::string &path);

private:
    struct Series {
        std::size_t labelsEnd; ///< in m_labels; they begin where those of the one before end
        std::size_t chunksEnd; ///< in m_chunks
    };

    LabelPool m_pool;
    std::vector<std::uint32_t> m_labels; ///< pairs of the pool
    std::vector<ChunkMeta> m_chunks;
    std::vector<Series> m_series;

    friend class IndexFile;
};

} // namespace zumik::tsdb
