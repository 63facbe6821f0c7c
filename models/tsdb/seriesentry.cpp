// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/seriesentry.h"

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
    Pairs pairs;
    if (!readPairs(reader, symbols, pairs)) {
        return std::nullopt;
    }
    labels = series::Labels(pairs);
    return reader.position();
}

bool SeriesEntry::readChunks(std::size_t at, std::vector<ChunkMeta> &chunks) const
{
    ByteReader reader(m_payload.subspan(at));
    const std::uint64_t count = reader.uvarint();
    if (!reader.ok() || count > reader.left() / leastChunk) {
        return false;
    }
    chunks.resize(count);
    std::int64_t time = 0;
    std::uint64_t ref = 0;
    for (ChunkMeta &chunk : chunks) {
        const bool first = &chunk == chunks.data();
        chunk.minTime = first ? reader.varint() : sum(time, reader.uvarint());
        chunk.maxTime = sum(chunk.minTime, reader.uvarint());
        ref += first ? reader.uvarint() : static_cast<std::uint64_t>(reader.varint());
        chunk.ref = ref;
        time = chunk.maxTime;
    }
    return reader.ok();
}

} // namespace zumik::tsdb
