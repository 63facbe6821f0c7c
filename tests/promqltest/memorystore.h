// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"

#include <map>

namespace zumik::promqltest {

/// Series in memory, sorted by labels; nothing clever. Filled by one thread, then read by many.
class MemoryStore final : public series::Queryable {
public:
    /// A sample at a time that is there already replaces it. Times may come in any order.
    void add(const series::Labels &labels, base::Time time, double value);

    void clear() { m_series.clear(); }

    /// Those with a sample in the range.
    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const override;
    base::Result<std::vector<std::string>> labelNames() const override;
    base::Result<std::vector<std::string>> labelValues(std::string_view name) const override;
    std::optional<base::TimeRange> extent() const override;

private:
    struct Content {
        std::vector<std::int64_t> times;
        std::vector<double> values;
    };

    class Found;

    std::map<series::Labels, std::shared_ptr<Content>> m_series;
};

} // namespace zumik::promqltest
