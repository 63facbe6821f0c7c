// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/heatstyle.h"

#include <cstddef>
#include <optional>

// Even buckets to count values into. Rules of Grafana's (grafana/grafana
// public/app/features/transformers/calculateHeatmap/heatmap.ts): a size is taken as it is; a count n gives
// the largest round size that is not above extent / (n - 1); without either, 20 columns and 10 rows. Buckets
// begin at multiples of their size; on a logarithmic axis at even parts of the powers. Ours: values that are
// not finite are in none, and buckets are made wider where there would be too many.
namespace zumik::frame {

struct Extent {
    double low = 0;
    double high = 0;
    bool any = false;

    void include(double value);
};

/// Buckets of one axis, in the axis's own unit (or in powers): bucket i begins at (first + i) * size.
struct HeatBuckets {
    double size = 1;
    double first = 0;
    std::size_t count = 0;
    std::optional<double> logBase = {};

    /// The bucket of a place on the axis.
    std::optional<std::size_t> of(double place) const;

    /// The value that the bucket begins at; `count` gives the end of the last.
    double begin(std::size_t index) const;

    /// Where a value lies on the axis; nothing for one that isn't finite or that the axis can't show.
    std::optional<double> placeOf(double value) const;

    /// Makes room for all places, in no more than `most` buckets. Returns whether they were made wider.
    bool reach(const Extent &places, std::size_t most);
};

/// Buckets of times in milliseconds; `extent` is of what is to be counted.
HeatBuckets timeBuckets(const BucketRule &rule, const Extent &extent);
/// Buckets of values; `extent` is of their places on the axis.
HeatBuckets valueBuckets(const BucketRule &rule, const Extent &extent);

/// The base of a rule's axis, where it is one.
std::optional<double> logBaseOf(const BucketRule &rule);

} // namespace zumik::frame
