// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/blockparts.h"
#include "models/tsdb/samplechunk.h"

#include <memory>
#include <vector>

namespace zumik::tsdb {

// chunks/000001, 000002, ... (prometheus: tsdb/docs/format/chunks.md):
//
//     magic<4> 0x85BD40DD  version<1> 1  padding<3>
//     { length<uvarint>  encoding<1>  data<length>  CRC<4> }...      the sum is over encoding and data
//
// A reference to a chunk is the place of its file in the list, from 0, << 32 | its offset in that file.

inline constexpr std::uint32_t chunksMagic = 0x85BD40DD;
inline constexpr std::size_t chunksHeaderSize = 8;

struct Chunk {
    Encoding encoding = Encoding::None;
    Bytes data;
    const MappedFile *file = nullptr;
    std::uint64_t offset = 0; ///< of its length in the file

    /// How many bytes of the file follow the data.
    std::size_t behind() const;
    base::Error fault(std::string what) const;
};

/// The chunks of a block.
class ChunkFiles {
public:
    /// Errors: FileUnreadable, FormatInvalid, FormatUnsupported. A missing directory has no chunks.
    static base::Result<ChunkFiles> open(const BlockParts &parts);

    /// The chunk of a reference, its sum checked. Errors: FormatInvalid.
    base::Result<Chunk> at(std::uint64_t ref) const;

    const std::vector<std::unique_ptr<MappedFile>> &files() const { return m_files; }

private:
    std::string m_path; ///< of the directory, for errors
    std::vector<std::unique_ptr<MappedFile>> m_files;
};

} // namespace zumik::tsdb
