// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace zumik::tests {

struct WrittenSample {
    std::int64_t ms = 0; ///< since the epoch
    double value = 0;
};

struct WrittenSeries {
    std::vector<std::pair<std::string, std::string>> labels; ///< sorted by name, __name__ among them
    std::vector<WrittenSample> samples;
};

/// The body of a remote write: a prometheus.WriteRequest (protobuf: timeseries = 1; labels = 1 {name = 1,
/// value = 2}, samples = 2 {value = 1, timestamp = 2}) in snappy's block format.
std::string remoteWriteBody(const std::vector<WrittenSeries> &series);

} // namespace zumik::tests
