// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/seriesentry.h"

#include <functional>
#include <string>
#include <vector>

namespace zumik::tsdb {

/// What a lying index says in place of the truth; its checksums are right all the same.
struct Lies {
    std::uint32_t symbolCount = 0; ///< 0: the truth, here and below
    std::uint64_t symbolLength = 0; ///< of the last one
    std::uint32_t postingsCount = 0;
    std::uint32_t tableCount = 0;
    std::uint64_t labelCount = 0;
    std::uint64_t labelRef = 0; ///< of the first name
    std::uint64_t chunkCount = 0;
    std::uint64_t chunkRef = 0;
    std::uint64_t postingsOffset = 0;
    std::uint32_t seriesId = 0; ///< of the first series in every list
    bool swapSeries = false; ///< the first two
};

struct HandmadeSeries {
    series::Labels labels;
    std::vector<ChunkMeta> chunks;
};

/// An index put together byte by byte from the format's description, apart from IndexWriter: of version 1,
/// which no tool writes any more, or 2.
std::string handmadeIndex(int version, std::vector<HandmadeSeries> series, const Lies &lies = {});

/// Replaces a block's index by such a one of the same series.
void replaceIndex(const std::string &block, int version, const Lies &lies = {});

} // namespace zumik::tsdb
