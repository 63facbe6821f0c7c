// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace zumik::plot {

/// A bucket and how often each series lies in it. Private to models/plot.
struct BucketRow {
    double lower = 0;
    double upper = 0;
    std::vector<double> counts; ///< one a series
};

/// Every `factor` neighbors become one.
std::vector<BucketRow> joinedRows(const std::vector<BucketRow> &rows, std::size_t factor);

/// Fills the gaps between buckets of even width, and joins neighbors until there are no more than `most`.
/// Returns how many neighbors are one; 0, and nothing done, where the buckets lie too far apart.
double arrangeRows(std::vector<BucketRow> &rows, std::size_t most);

} // namespace zumik::plot
