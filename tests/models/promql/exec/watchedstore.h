// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/promqltest/memorystore.h"

#include <atomic>
#include <functional>
#include <optional>

namespace zumik::promql::exec {

/// A store in memory that counts what is asked of it, and can fail, or call somebody, in the middle.
class WatchedStore final : public series::Queryable {
public:
    promqltest::MemoryStore content;
    mutable std::atomic<int> selections{0};
    mutable std::atomic<int> reads{0};
    std::optional<base::Error> failure; ///< of every read
    std::size_t histograms = 0; ///< that every read claims to have skipped
    std::function<void()> onRead; ///< from any thread

    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const override;

    base::Result<std::vector<std::string>> labelNames() const override { return content.labelNames(); }

    base::Result<std::vector<std::string>> labelValues(std::string_view name) const override
    {
        return content.labelValues(name);
    }

    std::optional<base::TimeRange> extent() const override { return content.extent(); }
};

/// `count` series of each of the metrics "a" and "b", labels i (its number) and g (i modulo 3), a sample each
/// 15 s for `minutes` from time 0, from a fixed seed; some samples are missing, stale or NaN, and values fall
/// now and then.
void fill(promqltest::MemoryStore &store, int count, int minutes);

} // namespace zumik::promql::exec
