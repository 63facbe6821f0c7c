// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"
#include "models/tsdb/tombstones.h"
#include "models/tsdb/xorencoder.h"

#include <memory>
#include <vector>

namespace zumik::tsdb {

/// The samples of one series in memory, as XOR chunks one behind the other: some two bytes a sample where
/// samples are regular. It grows at its end until it is sealed; several threads may read it then.
class CompactSeries {
public:
    /// False, and nothing changes, for a sample that isn't after the last one.
    bool append(std::int64_t time, double value);

    /// Native histograms, which are counted only: the first and the last one's time. False as above.
    bool appendHistograms(std::int64_t minTime, std::int64_t maxTime, std::size_t count);

    /// Samples of the intervals are left out from now on, those that were there and others.
    void remove(Interval interval);

    /// Nothing is appended from now on.
    void seal();

    bool empty() const { return !m_any; }

    std::int64_t firstTime() const { return m_first; }

    std::int64_t lastTime() const { return m_last; }

    /// Of a sealed series: how many there are, deleted ones and histograms among them.
    std::uint64_t count() const;

    /// Bytes that it holds.
    std::size_t memory() const;

    /// Of a sealed series: replaces what `out` holds by the samples in the range, both ends included.
    /// Errors: Internal, if one of our own chunks can't be decoded.
    base::Status read(base::TimeRange range, series::Samples &out) const;

private:
    struct Chunk {
        std::int64_t minTime;
        std::int64_t maxTime;
        std::uint64_t offset;
        std::uint32_t size; ///< 0: of native histograms
        std::uint32_t count;
    };

    void close();
    bool accepts(std::int64_t time);
    base::Status add(const Chunk &chunk, series::Samples &out) const;

    std::vector<Chunk> m_chunks;
    std::vector<std::uint8_t> m_bytes; ///< of all chunks; when sealed with padding behind them
    std::unique_ptr<XorEncoder> m_open;
    std::vector<Interval> m_removed;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
    bool m_any = false;
};

} // namespace zumik::tsdb
