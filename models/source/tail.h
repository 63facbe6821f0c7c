// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/answer.h"

#include <optional>
#include <string_view>

namespace zumik::source {

/// What of a range query has to be asked again when its range has moved on.
///
/// A value at an instant depends on samples of the time before it. Samples come late: until `settle` after
/// their time, and at least until the second scrape after it has timed out. The tail that is asked again
/// begins before the oldest sample that may still have come, and, so that an answer is never joined in the
/// middle of a window that was asked while it was filling, by the longest window and the look-back earlier.
struct TailRule {
    base::Duration lookback = std::chrono::minutes(5);
    base::Duration settle = std::chrono::seconds(60); ///< VictoriaMetrics 90 s, Thanos and Mimir 5 min
    base::Duration scrapeInterval = std::chrono::seconds(15);
    base::Duration scrapeTimeout = std::chrono::seconds(10);
};

/// Absent: no part of an answer to this expression can be taken for the part of a later one.
std::optional<base::Duration> overlapOf(std::string_view expression, const TailRule &rule);

/// An answer that is kept, and the source's present when it was asked for.
struct KnownMatrix {
    series::Matrix matrix;
    base::Time asOf;
};

/// The end of `wanted` that has to be asked; absent when nothing of `known` can be kept.
std::optional<series::Grid> tailOf(
    const KnownMatrix &known, const series::Grid &wanted, base::Duration overlap);

/// The answer to `wanted`: what is known before the tail, then the tail. Absent when they don't fit: the tail
/// has series that weren't known, was cut off, or says something else of what had settled (older than
/// `settle` when `known` was asked for), so that everything has to be asked.
std::optional<series::Matrix> joined(
    const KnownMatrix &known, const series::Matrix &tail, const series::Grid &wanted, base::Duration settle);

} // namespace zumik::source
