// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/mappedfile.h"

namespace zumik::tsdb {

/// A part of an index file: len<4>, the payload, CRC<4> over the payload.
struct Section {
    Bytes payload;
    std::uint64_t offset = 0; ///< of the payload in its file

    /// Behind the sum.
    std::uint64_t end() const { return offset + payload.size() + 4; }
};

/// The section at an offset, its sum checked. `what` names it in errors. Errors: FormatInvalid.
base::Result<Section> readSection(const MappedFile &file, std::uint64_t offset, const char *what);

/// A series entry: len<uvarint>, the payload, CRC<4>.
base::Result<Section> readShortSection(const MappedFile &file, std::uint64_t offset, const char *what);

} // namespace zumik::tsdb
