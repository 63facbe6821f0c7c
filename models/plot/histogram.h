// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/transformation.h"
#include "models/plot/bars.h"
#include "models/plot/heatcells.h"

// How often values lie in which bucket. Counting is the histogram transformation's; here its answer, or that
// of a query that brings buckets of its own, becomes places and bars. Source: grafana/grafana
// public/app/plugins/panel/histogram and transformers/histogram.ts (getHistogramFields).
namespace zumik::plot {

struct Buckets {
    enum class Trouble {
        None,
        NoNumbers,
        TooLarge ///< more values than are counted, or too far apart
    };

    Trouble trouble = Trouble::None;
    std::vector<double> lower; ///< ascending, one a place; buckets that nothing lies in included
    std::vector<double> upper; ///< the last may be infinite
    frame::FieldConfig bound; ///< how a bound is shown
    std::vector<frame::Field> counts; ///< named after what was counted; values one a place
    double joined = 1; ///< neighbors that were made one, since there were too many
    bool given = false; ///< the buckets came with the answer
};

/// Buckets that are drawn at most.
inline constexpr std::size_t mostBuckets = 1000;

/// A frame of "xMin", "xMax" and counts (either bound may be missing) is taken as it is where it is the only
/// one; values of anything else are counted.
Buckets bucketsOf(const std::vector<frame::Frame> &frames, const frame::transform::Histogram &rule,
    std::size_t most = mostBuckets);

/// The cumulative buckets of a query of format "heatmap", made single and each added up over time. Source:
/// getHistogramFields for HeatmapRows in transformers/histogram.ts.
Buckets bucketsOf(const std::vector<HeatSource> &sources, std::size_t most = mostBuckets);

/// Views on the counts, for planBars; they live as long as the buckets.
std::vector<BarSeries> barsOf(const Buckets &buckets);

} // namespace zumik::plot
