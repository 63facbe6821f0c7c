// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/headseriestable.h"

#include <algorithm>

namespace zumik::tsdb {

bool HeadSeriesTable::add(std::uint64_t ref, const series::Labels &labels)
{
    const auto [at, isNew] = m_byLabels.try_emplace(labels, m_series.size());
    if (isNew) {
        m_series.push_back({labels, {}, {}});
    }
    return m_byRef.try_emplace(ref, at->second).second;
}

HeadSeriesTable::Series *HeadSeriesTable::find(std::uint64_t ref)
{
    const auto found = m_byRef.find(ref);
    return found == m_byRef.end() ? nullptr : &m_series[found->second];
}

std::shared_ptr<const CompactStore> HeadSeriesTable::takeInOrder()
{
    std::vector<CompactStore::Series> all;
    for (Series &series : m_series) {
        all.emplace_back(series.labels, std::move(series.samples));
    }
    return std::make_shared<const CompactStore>(std::move(all));
}

std::shared_ptr<const CompactStore> HeadSeriesTable::takeOutOfOrder()
{
    std::vector<CompactStore::Series> all;
    for (Series &series : m_series) {
        std::stable_sort(series.late.begin(), series.late.end(),
            [](const LateSample &a, const LateSample &b) { return a.time < b.time; });
        CompactSeries sorted;
        for (const LateSample &each : series.late) {
            sorted.append(each.time, each.value);
        }
        if (!sorted.empty()) {
            all.emplace_back(series.labels, std::move(sorted));
        }
    }
    return std::make_shared<const CompactStore>(std::move(all));
}

} // namespace zumik::tsdb
