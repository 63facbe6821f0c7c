// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/mappedfile.h"

namespace zumik::tsdb {

// index (prometheus: tsdb/docs/format/index.md):
//
//     magic<4> 0xBAAAD700  version<1>
//     symbols, series, label indices, postings, label offset table, postings offset table
//     toc: six offsets<8>, CRC<4> over them
//
// The document says version 1; what is written today is 2. In version 1 a symbol is named by its offset and a
// series by its offset; in 2 a symbol by its number and a series, which begins at a multiple of 16, by its
// offset / 16. Version 3 is read as 2.

inline constexpr std::uint32_t indexMagic = 0xBAAAD700;
inline constexpr std::size_t indexHeaderSize = 5;
inline constexpr std::size_t tocSize = 6 * 8 + 4;
inline constexpr std::uint64_t seriesAlignment = 16;

struct Toc {
    int version = 0;
    std::uint64_t symbols = 0;
    std::uint64_t series = 0;
    std::uint64_t labelIndices = 0;
    std::uint64_t labelOffsets = 0;
    std::uint64_t postings = 0;
    std::uint64_t postingsOffsets = 0;

    /// Where the entry of a series is.
    std::uint64_t offsetOf(std::uint32_t id) const
    {
        return version == 1 ? id : std::uint64_t{id} * seriesAlignment;
    }
};

/// Errors: FormatInvalid; FormatUnsupported for another version.
base::Result<Toc> readToc(const MappedFile &index);

} // namespace zumik::tsdb
