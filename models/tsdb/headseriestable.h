// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/compactstore.h"
#include "models/tsdb/walrecord.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace zumik::tsdb {

/// The series of a replay by the refs that the logs know them by.
class HeadSeriesTable {
public:
    /// Samples that aren't after all others of their series.
    struct LateSample {
        std::int64_t time;
        double value;
    };

    struct Series {
        series::Labels labels;
        CompactSeries samples;
        std::vector<LateSample> late;
    };

    /// Whether the ref is new; the same labels may have several.
    bool add(std::uint64_t ref, const series::Labels &labels);

    /// Null for a ref that no series's record told of.
    Series *find(std::uint64_t ref);

    std::shared_ptr<const CompactStore> takeInOrder();
    /// Sorted, one sample a time.
    std::shared_ptr<const CompactStore> takeOutOfOrder();

private:
    std::vector<Series> m_series;
    std::unordered_map<series::Labels, std::size_t> m_byLabels;
    std::unordered_map<std::uint64_t, std::size_t> m_byRef;
};

} // namespace zumik::tsdb
