// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bucketrows.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// What sums of binary fractions may be off, of a bucket's width.
constexpr double tolerance = 1e-6;

/// Whether all buckets are as wide as the first, which then says where those are that nothing lies in.
bool isEven(const std::vector<BucketRow> &rows)
{
    const double width = rows.front().upper - rows.front().lower;
    return width > 0 && std::isfinite(width)
        && std::all_of(rows.begin(), rows.end(), [&](const BucketRow &row) {
               return std::abs(row.upper - row.lower - width) <= tolerance * width + 1e-9;
           });
}

void add(BucketRow &into, const BucketRow &row)
{
    for (std::size_t k = 0; k < into.counts.size(); ++k) {
        into.counts[k] += row.counts[k];
    }
}

/// Even buckets, `width` wide, those that nothing lies in included.
std::vector<BucketRow> filled(const std::vector<BucketRow> &rows, std::size_t count, double width)
{
    std::vector<BucketRow> result;
    const double first = rows.front().lower;
    for (std::size_t i = 0; i < count; ++i) {
        const auto k = static_cast<double>(i);
        result.push_back(
            {first + k * width, first + (k + 1) * width, std::vector<double>(rows.front().counts.size())});
    }
    for (const BucketRow &row : rows) {
        const double at = std::floor((row.lower - first) / width + tolerance);
        add(result[static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(count - 1)))], row);
    }
    return result;
}

} // namespace

std::vector<BucketRow> joinedRows(const std::vector<BucketRow> &rows, std::size_t factor)
{
    std::vector<BucketRow> result;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % factor == 0) {
            result.push_back(rows[i]);
        } else {
            add(result.back(), rows[i]);
            result.back().upper = rows[i].upper;
        }
    }
    return result;
}

double arrangeRows(std::vector<BucketRow> &rows, std::size_t most)
{
    if (rows.empty()) {
        return 1;
    }
    const auto room = static_cast<double>(most);
    if (!isEven(rows)) {
        const double factor = std::ceil(static_cast<double>(rows.size()) / room);
        rows = joinedRows(rows, static_cast<std::size_t>(factor));
        return factor;
    }
    const double width = rows.front().upper - rows.front().lower;
    const double total = std::round((rows.back().lower - rows.front().lower) / width) + 1;
    const double factor = std::ceil(total / room);
    const double count = std::min(room, std::ceil(total / factor));
    if (!std::isfinite(factor) || !(count >= 1)) {
        return 0;
    }
    rows = filled(rows, static_cast<std::size_t>(count), width * factor);
    return factor;
}

} // namespace zumik::plot
