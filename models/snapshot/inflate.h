// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytes.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace zumik::snapshot {

/// Deflated data as a ZIP has it (RFC 1951, without a header), to `out`, which gets `size` bytes at most.
/// False where the data is wrong, or isn't of that size.
bool inflate(tsdb::Bytes data, std::uint64_t size, std::string &out);

/// As a ZIP sums its entries.
std::uint32_t crc32(std::string_view content);

} // namespace zumik::snapshot
