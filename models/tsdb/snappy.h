// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/bytes.h"

#include <string>

namespace zumik::tsdb {

/// Unpacks snappy's block format (google/snappy, format_description.txt):
///
///     size <uvarint>            of what is packed
///     { tag <1> ... }...        the tag's two low bits tell the kind of element
///         00  literal: length - 1 in the six high bits, or in the 1 to 4 bytes that follow for 60 to 63
///         01  copy of 4 to 11 bytes: length - 4 in bits 2 to 4, offset in bits 5 to 7 (high) and one byte
///         10  copy of 1 to 64 bytes: length - 1 in the high bits, offset in two bytes (little endian)
///         11  likewise, offset in four bytes
///
/// A copy may reach into what it writes itself. Nothing is made that is larger than `mostBytes`. Errors:
/// FormatInvalid; TooLarge.
base::Result<std::string> unpackSnappy(Bytes packed, std::size_t mostBytes);

/// The same format without looking for repetitions: for requests, which are short.
std::string packSnappy(std::string_view plain);

} // namespace zumik::tsdb
