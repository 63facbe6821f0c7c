// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/mappedfile.h"

#include <string>
#include <vector>

namespace zumik::snapshot {

// A ZIP (PKWARE's APPNOTE.TXT, 4.3) is, little endian:
//
//     { local header  name  extra  data }...   central directory   [zip64 end]   end
//
//     local header: 0x04034B50<4>  version<2>  flags<2>  method<2>  time<2>  date<2>  CRC-32<4>  packed<4>
//                   size<4>  length of the name<2>  length of the extra fields<2>
//     extra field:  id<2>  length<2>  data; of id 1 (zip64): size<8>  packed<8>, where the header has ~0
//
// The central directory repeats all that and is what tools read; libzip reads it and tells everything but
// where the data is. So the local headers are walked, from the first byte on: entries that lie behind each
// other without a gap can't overlap.

/// An entry as its local header has it.
struct LocalEntry {
    std::string name;
    std::uint64_t offset = 0; ///< of its data in the file
    std::uint64_t packed = 0; ///< bytes of the data
    std::uint64_t size = 0; ///< bytes of the content
    std::uint32_t crc = 0; ///< of the content
    bool stored = false; ///< not deflated
};

struct LocalEntries {
    std::vector<LocalEntry> entries; ///< in the order of the file
    std::uint64_t end = 0; ///< where the central directory begins
};

/// Errors: FormatInvalid for what is no such file, is cut off, or has more than `most` entries;
/// FormatUnsupported for entries that are encrypted, packed otherwise than by deflate, or whose size isn't
/// stated before them.
base::Result<LocalEntries> walkLocalHeaders(const tsdb::MappedFile &file, std::size_t most);

} // namespace zumik::snapshot
