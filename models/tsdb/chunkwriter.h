// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytebuffer.h"
#include "models/tsdb/outputfile.h"
#include "models/tsdb/samplechunk.h"

namespace zumik::tsdb {

/// Writes a block's chunks/000001 and so on (the format: chunkfiles.h).
class ChunkWriter {
public:
    static constexpr std::uint64_t segmentSize = std::uint64_t{512} << 20; ///< Prometheus's own

    /// `directory` exists and is empty.
    explicit ChunkWriter(std::string directory, std::uint64_t mostBytes = segmentSize);

    /// The chunk's reference. Errors: FileUnwritable.
    base::Result<std::uint64_t> write(Encoding encoding, Bytes data);

    /// Errors: FileUnwritable.
    base::Status finish();

private:
    base::Status nextFile();

    std::string m_directory;
    std::uint64_t m_mostBytes;
    std::uint64_t m_files = 0;
    std::unique_ptr<OutputFile> m_file;
    ByteBuffer m_record;
};

} // namespace zumik::tsdb
