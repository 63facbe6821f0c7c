// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/queryable.h"
#include "models/tsdb/bytes.h"

namespace zumik::tsdb {

/// How a chunk's samples are written: the byte before them in a block, the chunk's type in a remote read.
enum class Encoding : std::uint8_t {
    None = 0,
    Xor = 1,
    Histogram = 2,
    FloatHistogram = 3,
    Xor2 = 4, ///< from here on behind feature flags of Prometheus 3.11 and later
    HistogramSt = 5,
    FloatHistogramSt = 6,
};

/// Whether the chunk holds native histograms of a kind whose samples can be counted.
inline bool isHistogram(Encoding encoding)
{
    return encoding == Encoding::Histogram || encoding == Encoding::FloatHistogram;
}

/// How many samples a chunk of histograms has, of whatever kind: its first two bytes.
inline std::size_t histogramCount(Bytes chunk)
{
    return static_cast<std::size_t>(chunk[0]) << 8U | chunk[1];
}

/// Adds a chunk's samples to what `out` holds, from any memory. Of native histograms only their number is
/// added, to `out.histogramsSkipped`. Errors: FormatInvalid, also where the chunk doesn't begin after the
/// last sample of `out`; FormatUnsupported for encodings that aren't read. `out` is as before then.
base::Status decodeChunk(Encoding encoding, Bytes chunk, series::Samples &out);

/// The words for an encoding that isn't read.
std::string refusal(Encoding encoding);

} // namespace zumik::tsdb
