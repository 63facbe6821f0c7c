// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"

#include <memory>
#include <vector>

namespace zumik::tsdb {

/// The series of several sets as one: those with the same labels are one, and so are their samples
/// (chainSamples).
class MergedSeries final : public series::SeriesSet {
public:
    /// In the order of the blocks' times.
    explicit MergedSeries(std::vector<std::unique_ptr<series::SeriesSet>> sets);

    std::size_t size() const override { return m_begins.size() - 1; }

    const series::Labels &labels(std::size_t index) const override;
    base::Status read(std::size_t index, base::TimeRange range, series::Samples &out) const override;

private:
    struct Part {
        std::uint32_t set;
        std::uint32_t series;
    };

    void merge();

    std::vector<std::unique_ptr<series::SeriesSet>> m_sets;
    std::vector<Part> m_parts; ///< of one series after the other
    std::vector<std::size_t> m_begins; ///< of each series, and one behind the last
};

} // namespace zumik::tsdb
