// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/seriesentry.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

constexpr std::size_t leastLabel = 2; ///< bytes
constexpr std::size_t leastChunk = 3;

/// Times are added as Go adds them, around: nothing here is undefined for hostile numbers.
std::int64_t sum(std::int64_t a, std::uint64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + b);
}

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

bool readPairs(ByteReader &reader, const Symbols &symbols, Pairs &pairs)
{
    const std::uint64_t count = reader.uvarint();
    if (count > reader.left() / leastLabel) {
        return false;
    }
    pairs.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto name = symbols.at(reader.uvarint());
        const auto value = symbols.at(reader.uvarint());
        if (!reader.ok() || !name || !value || (i > 0 && *name <= pairs.back().first)) {
            return false;
        }
        pairs.emplace_back(*name, *value);
    }
    return true;
}

} // namespace

std::optional<std::size_t> SeriesEntry::readLabels(const Symbols &symbols, series::Labels &labels) const
{
    ByteReader reader(m_payload);
    thread_local Pairs pairs; // its memory is kept
    pairs.clear();
    if (!readPairs(reader, symbols, pairs)) {
        return std::nullopt;
    }
    labels = series::Labels(pairs);
    return reader.position();
}

namespace {

/// Calls for each chunk; false when they can't be read.
template <typename Reserve, typename Use> bool eachChunk(ByteReader reader, Reserve reserve, Use use)
{
    const std::uint64_t count = reader.uvarint();
    if (!reader.ok() || count > reader.left() / leastChunk) {
        return false;
    }
    reserve(count);
    ChunkMeta chunk;
    for (std::uint64_t i = 0; i < count; ++i) {
        chunk.minTime = i == 0 ? reader.varint() : sum(chunk.maxTime, reader.uvarint());
        chunk.maxTime = sum(chunk.minTime, reader.uvarint());
        chunk.ref += i == 0 ? reader.uvarint() : static_cast<std::uint64_t>(reader.varint());
        use(chunk);
    }
    return reader.ok();
}

} // namespace

bool SeriesEntry::readRange(std::size_t at, std::int64_t &minTime, std::int64_t &maxTime) const
{
    return eachChunk(
        ByteReader(m_payload.subspan(at)), [](std::size_t) {},
        [&](const ChunkMeta &chunk) {
            minTime = std::min(minTime, chunk.minTime);
            maxTime = std::max(maxTime, chunk.maxTime);
        });
}

bool SeriesEntry::readChunks(std::size_t at, std::vector<ChunkMeta> &chunks) const
{
    chunks.clear();
    return eachChunk(
        ByteReader(m_payload.subspan(at)), [&](std::size_t count) { chunks.reserve(count); },
        [&](const ChunkMeta &chunk) { chunks.push_back(chunk); });
}

} // namespace zumik::tsdb
