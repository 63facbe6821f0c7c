// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytes.h"

#include <cstddef>

namespace zumik::tsdb {

/// How many bytes behind a chunk must be readable, whatever they hold.
inline constexpr std::size_t xorPadding = 64;

inline constexpr std::size_t impossibleCount = SIZE_MAX;

/// How many samples an XOR chunk, of two bytes at least, says that it has; impossibleCount when it can't hold
/// so many.
std::size_t xorSampleCount(Bytes chunk);

enum class XorFault : std::uint8_t {
    None,
    Short, ///< the samples end in the middle
    Malformed, ///< a number that can't be
    Unordered ///< a time isn't after the one before
};

/// Writes all samples of a chunk for which xorSampleCount gave `count` to `times` and `values`, which have
/// room for as many. xorPadding bytes behind the chunk must be readable.
XorFault decodeXor(Bytes chunk, std::size_t count, std::int64_t *times, double *values);

/// In words.
const char *describe(XorFault fault);

} // namespace zumik::tsdb
