// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bitwriter.h"

#include <vector>

namespace zumik::tsdb {

/// Writes one XOR chunk, sample by sample (the format: xordecoder.cpp), as Prometheus does: the same samples
/// give the same bytes, but for an empty one that it leaves behind some chunks.
class XorEncoder {
public:
    /// Times ascend; at most 65,535 samples.
    void append(std::int64_t time, double value);

    /// Empties it; the memory stays.
    void clear();

    std::size_t count() const { return m_count; }

    std::int64_t firstTime() const { return m_first; }

    std::int64_t lastTime() const { return static_cast<std::int64_t>(m_time); }

    double lastValue() const { return std::bit_cast<double>(m_value); }

    /// The chunk so far, until the next append; none without a sample.
    Bytes bytes();

private:
    void begin(std::int64_t time);
    void putDod(std::int64_t dod);
    void putValue(std::uint64_t value);
    void reserve();

    std::vector<std::uint8_t> m_memory;
    BitWriter m_bits;
    std::size_t m_count = 0;
    std::int64_t m_first = 0;
    std::uint64_t m_time = 0;
    std::uint64_t m_delta = 0;
    std::uint64_t m_value = 0;
    unsigned m_leading = 0;
    unsigned m_trailing = 0;
    bool m_window = false;
};

} // namespace zumik::tsdb
