// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/bytes.h"

#include <string>

namespace zumik::tsdb {

/// Unpacks snappy's block format (not its frames), as records of a write-ahead log and remote reads have it.
/// Nothing is made that is larger than `mostBytes`. Errors: FormatInvalid; TooLarge.
base::Result<std::string> unpackSnappy(Bytes packed, std::size_t mostBytes);

std::string packSnappy(std::string_view plain);

} // namespace zumik::tsdb
