// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::tsdb {

class BlockParts;

/// meta.json of a block (prometheus: tsdb/block.go, BlockMeta): its times are half open, [minTime, maxTime),
/// unlike those of a chunk.
struct BlockMeta {
    std::string ulid;
    std::int64_t minTime = 0;
    std::int64_t maxTime = 0;
    std::uint64_t samples = 0;
    std::uint64_t series = 0;
    std::uint64_t chunks = 0;
    int level = 1; ///< how often it was compacted, from 1
    std::vector<std::string> sources; ///< the blocks of level 1 that it was made of; itself for such a block
    std::vector<std::string> parents; ///< the blocks that it takes the place of
    bool fromOutOfOrder = false; ///< it was made of samples that came late: newer ones may be in no block yet
    bool deletable = false; ///< it was compacted away, and is empty
};

/// Errors: JsonInvalid, FormatInvalid, FormatUnsupported for a version other than 1. `path` is for errors.
base::Result<BlockMeta> parseMeta(std::string_view json, const std::string &path);

/// Of a block. Errors also: FileNotFound, FileUnreadable, TooLarge.
base::Result<BlockMeta> readMeta(const BlockParts &parts);

std::string toJson(const BlockMeta &meta);

/// 26 characters of Crockford's base 32, as a block's directory is named (github.com/ulid/spec).
bool isUlid(std::string_view text);

} // namespace zumik::tsdb
