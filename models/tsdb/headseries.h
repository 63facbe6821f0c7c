// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"
#include "models/tsdb/bytes.h"

#include <array>
#include <memory>
#include <vector>

namespace zumik::tsdb {

/// 120 samples that won't change any more, as an XOR chunk.
struct FullChunk {
    std::int64_t minTime = 0;
    std::int64_t maxTime = 0;
    std::size_t count = 0;
    std::size_t size = 0; ///< of the chunk in `memory`, which has padding behind it
    std::vector<std::uint8_t> memory;

    Bytes bytes() const { return {memory.data(), size}; }
};

using FullChunks = std::vector<std::shared_ptr<const FullChunk>>;

/// The newest samples, plain. A sample that is there never changes, so that whoever knows how many there were
/// reads those without a lock while others are added behind them.
struct OpenChunk {
    static constexpr std::size_t capacity = 120; ///< samples a chunk, as in Prometheus
    std::array<std::int64_t, capacity> times;
    std::array<double, capacity> values;
};

/// The samples of a series at one moment. It's cheap to copy, and what it refers to stays as it is.
struct HeadView {
    series::Labels labels;
    std::shared_ptr<const FullChunks> full; ///< replaced, not changed; null without any
    std::shared_ptr<const OpenChunk> open;
    std::size_t openCount = 0;

    /// Replaces what `out` holds by the samples in the range, both ends included. Errors: Internal, if one of
    /// our own chunks can't be decoded.
    base::Status read(base::TimeRange range, series::Samples &out) const;
};

/// A series that grows. Not safe for several threads: the head's lock guards it; views are.
class HeadSeries {
public:
    enum class Outcome {
        Added,
        Repeated, ///< the same sample again, which changes nothing
        Duplicate, ///< another value at the time of the newest sample
        OutOfOrder ///< older than the newest sample
    };

    explicit HeadSeries(series::Labels labels);

    const series::Labels &labels() const { return m_view.labels; }

    Outcome append(std::int64_t time, double value);

    /// Drops chunks whose samples are all before that time; false when nothing is left.
    bool trim(std::int64_t before);

    /// The first and last sample's time; at least one sample is there.
    std::int64_t firstTime() const;

    std::int64_t lastTime() const { return m_lastTime; }

    bool empty() const { return m_view.openCount == 0 && !m_view.full; }

    const HeadView &view() const { return m_view; }

private:
    void close();

    HeadView m_view;
    std::shared_ptr<OpenChunk> m_open; ///< m_view.open, to be written to
    std::int64_t m_lastTime = 0;
    double m_lastValue = 0;
};

} // namespace zumik::tsdb
