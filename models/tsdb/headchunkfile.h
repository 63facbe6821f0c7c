// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/bytes.h"
#include "models/tsdb/samplechunk.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::tsdb {

class MappedFile;

/// One file of chunks_head, full chunks of series that are no block yet (prometheus:
/// tsdb/docs/format/head_chunks.md, tsdb/chunks/head_chunks.go):
///
///     magic<4> 0x0130BC91  version<1> 1  padding<3>
///     { ref<8>  minTime<8>  maxTime<8>  encoding<1>  size <uvarint>  data<size>  CRC32C<4> }...  [ 0 ]...
///
/// The sum is over all that stands before it since the ref. Bit 7 of the encoding tells that the chunk's
/// samples came out of order. The file is made longer than it is needed: zeros follow the last chunk.
class HeadChunkFile {
public:
    struct Chunk {
        std::uint64_t series = 0; ///< the ref of a record of the write-ahead log
        std::int64_t minTime = 0;
        std::int64_t maxTime = 0;
        bool outOfOrder = false;
        Encoding encoding = Encoding::None;
        Bytes data; ///< as long as the file lives
        std::uint64_t offset = 0;
    };

    /// Reads all that is there. Errors: FileNotFound, FileUnreadable; FormatInvalid, FormatUnsupported for
    /// what is no such file.
    static base::Result<std::unique_ptr<HeadChunkFile>> open(const std::string &path);

    /// `path` is for errors; the bytes must outlive it.
    static base::Result<std::unique_ptr<HeadChunkFile>> parse(Bytes bytes, const std::string &path);

    ~HeadChunkFile();

    const std::vector<Chunk> &chunks() const { return m_chunks; }

    /// What ended the reading before the end, with file and offset. In a file that is being written it is the
    /// chunk to come.
    const std::optional<base::Error> &fault() const { return m_fault; }

    const std::string &path() const { return m_path; }

private:
    explicit HeadChunkFile(std::string path);
    base::Status read(Bytes bytes);
    bool readChunk(ByteReader &reader, Bytes bytes);

    std::string m_path;
    std::unique_ptr<MappedFile> m_file;
    std::vector<Chunk> m_chunks;
    std::optional<base::Error> m_fault;
};

} // namespace zumik::tsdb
