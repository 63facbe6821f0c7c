// SPDX-License-Identifier: GPL-3.0-or-later
// A write-ahead log is a directory (prometheus: tsdb/wlog):
//
//     checkpoint.00000007/00000000...    what of the segments up to 7 is still of use
//     00000008, 00000009...              the segments since
//
// Each time samples become a block a checkpoint is made of the older part, and that is deleted. The log of
// samples that came out of order (wbl) has no checkpoints.
#pragma once

#include "models/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace zumik::tsdb {

/// Files named by numbers, with any leading zeros, ascending; empty when there is no such directory. Errors:
/// FileUnreadable.
base::Result<std::map<std::uint64_t, std::string>> numberedFiles(const std::string &directory);

/// The segments to be read, in their order. Errors: FileUnreadable; FormatInvalid when one is missing among
/// them.
base::Result<std::vector<std::string>> walSegments(const std::string &directory);

} // namespace zumik::tsdb
