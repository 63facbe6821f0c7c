// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/column.h"

#include <string>
#include <string_view>
#include <vector>

// One number of a column, by Grafana's ids: lastNotNull, last, firstNotNull, first, min, max, mean, sum,
// count, countAll, range, delta, step, diff, diffperc, logmin, allIsZero, allIsNull, changeCount,
// distinctCount, variance, stdDev, median, p1..p99, and the old names current, avg, total. An absent value is
// Grafana's null; NaN is passed over like it, except by first, last, count, changeCount and distinctCount.
namespace zumik::frame {

bool isReducer(std::string_view id);

/// The reduced value; absent where there is none (no values, an unknown id). allIsZero and allIsNull give 1
/// or 0.
double reduce(const series::Column &column, std::string_view id);

/// Grafana's name, which `sortBy` of a legend uses: "Last *", "Mean", "95th %"; the id itself where unknown.
std::string reducerTitle(std::string_view id);

/// Does the result carry the column's unit (max does, count does not)?
bool keepsUnit(std::string_view id);

/// All ids but the percentiles, in Grafana's order.
const std::vector<std::string_view> &reducerIds();

} // namespace zumik::frame
