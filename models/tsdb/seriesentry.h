// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/labels.h"
#include "models/tsdb/symbols.h"

#include <vector>

namespace zumik::tsdb {

/// What the index says of a chunk; both times included.
struct ChunkMeta {
    std::int64_t minTime = 0;
    std::int64_t maxTime = 0;
    std::uint64_t ref = 0; ///< number of the segment << 32 | offset in its file
};

/// An entry of the index's series:
///
///     labels<uvarint>  { name <uvarint>, value <uvarint> }...      symbols
///     chunks<uvarint>
///         first: minTime <varint>, maxTime - minTime <uvarint>, ref <uvarint>
///         others: minTime - maxTime of the one before <uvarint>, maxTime - minTime <uvarint>,
///                 ref - the one before <varint>
class SeriesEntry {
public:
    /// Of the payload at an offset of the index. Views into the map.
    explicit SeriesEntry(Bytes payload)
        : m_payload(payload)
    {
    }

    /// Where an entry's chunks begin, and its labels; nothing when they can't be read.
    std::optional<std::size_t> readLabels(const Symbols &symbols, series::Labels &labels) const;

    /// From the first time of the chunks from there on to the last; false when they can't be read.
    bool readRange(std::size_t at, std::int64_t &minTime, std::int64_t &maxTime) const;

    /// The chunks from there on, in place of what `chunks` holds; false when they can't be read.
    bool readChunks(std::size_t at, std::vector<ChunkMeta> &chunks) const;

private:
    Bytes m_payload;
};

} // namespace zumik::tsdb
