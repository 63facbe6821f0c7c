// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytes.h"

namespace zumik::tsdb {

/// CRC-32C (Castagnoli), which guards everything in a block; by the processor's own instruction where it has
/// one. `before` is the sum of what precedes the bytes.
std::uint32_t crc32c(Bytes bytes, std::uint32_t before = 0);

/// The same by a table alone, as on a processor without the instruction.
std::uint32_t crc32cByTable(Bytes bytes, std::uint32_t before = 0);

} // namespace zumik::tsdb
