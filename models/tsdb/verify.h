// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/block.h"

#include <vector>

namespace zumik::tsdb {

/// Reads a block to its last byte: every checksum, every reference, every chunk's samples. What is wrong,
/// with file and offset, up to `most` faults; nothing when all is well. Chunks that no series refers to are
/// read too. Once it is stopped, what was found until then.
std::vector<base::Error> verify(const Block &block, std::size_t most = 100, const base::StopToken &stop = {});

/// The same of a directory, which may be no block that opens. Errors as Block::open.
std::vector<base::Error> verify(const std::string &blockDirectory, std::size_t most = 100);

} // namespace zumik::tsdb
