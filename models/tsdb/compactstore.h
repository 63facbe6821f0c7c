// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/compactseries.h"

#include <utility>
#include <vector>

namespace zumik::tsdb {

/// Series in memory that won't change any more: what was read from a file that is no block.
class CompactStore final : public series::Queryable {
public:
    using Series = std::pair<series::Labels, CompactSeries>;

    /// In any order, each label set once. Series without a sample are left away; the others are sealed.
    explicit CompactStore(std::vector<Series> series);

    std::size_t seriesCount() const { return m_series->size(); }

    /// In all series; native histograms are samples too.
    std::uint64_t sampleCount() const;

    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const override;
    base::Result<std::vector<std::string>> labelNames() const override;
    base::Result<std::vector<std::string>> labelValues(std::string_view name) const override;
    std::optional<base::TimeRange> extent() const override;

private:
    std::shared_ptr<const std::vector<Series>> m_series; ///< sorted; what was selected shares it
};

} // namespace zumik::tsdb
