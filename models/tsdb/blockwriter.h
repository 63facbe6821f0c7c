// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/tsdb/chunkwriter.h"
#include "models/tsdb/indexwriter.h"
#include "models/tsdb/meta.h"
#include "models/tsdb/xorencoder.h"

#include <span>

namespace zumik::tsdb {

/// Writes one block that Prometheus serves. Series come in the order of their labels, each with its samples
/// in as many pieces as one likes; what is kept in memory is what the index will hold, not samples. The block
/// appears under its name when all of it is on the disk; until then it is NAME.tmp-for-creation, which
/// Prometheus deletes when it finds it, and which goes with an unfinished writer.
class BlockWriter {
public:
    static constexpr std::size_t samplesPerChunk = 120; ///< Prometheus's own

    struct Options {
        std::uint64_t segmentSize = ChunkWriter::segmentSize;
        /// When the block is said to be made.
        base::Time now = base::SystemClock().now();
    };

    /// A block in `directory`, which is made when it isn't there. Errors: FileUnwritable.
    static base::Result<std::unique_ptr<BlockWriter>> create(const std::string &directory, Options options);

    static base::Result<std::unique_ptr<BlockWriter>> create(const std::string &directory)
    {
        return create(directory, Options{});
    }

    ~BlockWriter();

    BlockWriter(const BlockWriter &) = delete;
    BlockWriter &operator=(const BlockWriter &) = delete;

    /// The series that the following samples belong to. One without samples isn't written. Errors:
    /// InvalidArgument when it isn't after the one before or has no labels; those of `append`.
    base::Status beginSeries(const series::Labels &labels);

    /// Times ascend. Errors: InvalidArgument; FileUnwritable. After an error only the destructor makes sense.
    base::Status append(std::span<const std::int64_t> times, std::span<const double> values);

    /// The block's directory. Errors: FileUnwritable; InvalidArgument without any sample.
    base::Result<std::string> finish();

    /// Complete after `finish`.
    const BlockMeta &meta() const { return m_meta; }

private:
    BlockWriter(std::string directory, Options options);

    std::string finalPath() const { return m_directory + '/' + m_meta.ulid; }

    base::Status makeDirectories();
    base::Status endChunk();
    base::Status endSeries();
    base::Status writeFiles();
    base::Status publish();

    std::string m_directory;
    std::string m_path; ///< where it's written
    BlockMeta m_meta;
    ChunkWriter m_chunks;
    IndexWriter m_index;
    XorEncoder m_encoder;
    series::Labels m_labels;
    bool m_any = false; ///< series were begun
    std::vector<ChunkMeta> m_metas; ///< of the series
    bool m_published = false;
};

} // namespace zumik::tsdb
