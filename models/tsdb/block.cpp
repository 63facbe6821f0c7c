// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/block.h"

#include "models/tsdb/blockseries.h"

#include <algorithm>

namespace zumik::tsdb {

base::Result<std::shared_ptr<const Block>> Block::open(const BlockParts &parts)
{
    auto meta = readMeta(parts);
    if (!meta) {
        return meta.error();
    }
    auto indexFile = parts.open("index");
    auto index = indexFile ? Index::open(std::move(*indexFile)) : indexFile.error();
    if (!index) {
        return index.error();
    }
    auto chunks = ChunkFiles::open(parts);
    if (!chunks) {
        return chunks.error();
    }
    auto tombstones = Tombstones::read(parts);
    if (!tombstones) {
        return tombstones.error();
    }
    std::shared_ptr<Block> block(new Block);
    block->m_path = parts.path();
    block->m_meta = std::move(*meta);
    block->m_index = std::move(*index);
    block->m_chunks = std::move(*chunks);
    block->m_tombstones = std::move(*tombstones);
    return std::shared_ptr<const Block>(std::move(block));
}

base::Result<std::unique_ptr<series::SeriesSet>> Block::select(
    const std::vector<series::Matcher> &matchers, base::TimeRange range, const base::StopToken &stop) const
{
    auto found = m_index->select(matchers, stop);
    if (!found) {
        return found.error();
    }
    std::erase_if(*found, [&](const KnownSeries *each) {
        return each->maxTime < range.start.ms || each->minTime > range.end.ms;
    });
    return std::unique_ptr<series::SeriesSet>(
        std::make_unique<BlockSeries>(shared_from_this(), std::move(*found)));
}

base::Result<std::optional<base::TimeRange>> Block::sampleRange() const
{
    const auto all = m_index->select({}, {});
    if (!all) {
        return all.error();
    }
    base::TimeRange range{{INT64_MAX}, {INT64_MIN}};
    for (const KnownSeries *each : *all) {
        range.start.ms = std::min(range.start.ms, each->minTime);
        range.end.ms = std::max(range.end.ms, each->maxTime);
    }
    return range.start <= range.end ? std::optional(range) : std::nullopt;
}

} // namespace zumik::tsdb
