// SPDX-License-Identifier: GPL-3.0-or-later
// A write-ahead log put together byte by byte from the format's description.
#pragma once

#include "models/series/labels.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zumik::tsdb {

/// The bytes of a segment: records cut to fragments at the ends of pages.
class HandmadeSegment {
public:
    /// `packing`: 0, 8 for snappy (the record must be packed), 16 for zstd.
    void add(const std::string &record, std::uint8_t packing = 0);

    /// Fills the page up with zeros, as a writer does that stops.
    void fillPage();

    const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

struct HandmadeSample {
    std::uint64_t ref;
    std::int64_t time;
    double value;
};

std::string seriesRecord(std::uint64_t ref, const series::Labels &labels);
std::string samplesRecord(const std::vector<HandmadeSample> &samples);
std::string samplesWithStartsRecord(const std::vector<HandmadeSample> &samples);
std::string tombstoneRecord(std::uint64_t ref, std::int64_t from, std::int64_t to);
/// One histogram of type 7, 8, 9 or 10, with spans and buckets.
std::string histogramRecord(std::uint8_t type, std::uint64_t ref, std::int64_t time);

struct HandmadeHeadChunk {
    std::uint64_t ref;
    std::int64_t minTime;
    std::int64_t maxTime;
    std::uint8_t encoding;
    std::string data;
};

/// A file of chunks_head, with some zeros behind the chunks.
std::string headChunkFile(const std::vector<HandmadeHeadChunk> &chunks, std::size_t zeros = 100);

/// Of 1 sample each: all as an XOR chunk.
std::string xorChunk(const std::vector<std::pair<std::int64_t, double>> &samples);

} // namespace zumik::tsdb
