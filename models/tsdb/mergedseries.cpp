// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/mergedseries.h"

#include "models/tsdb/heap.h"
#include "models/tsdb/samplechain.h"

namespace zumik::tsdb {

namespace {

struct Walk {
    const series::SeriesSet *set;
    std::uint32_t number; ///< of the set
    std::uint32_t at;

    const series::Labels &labels() const { return set->labels(at); }
};

struct Before {
    bool operator()(const Walk &a, const Walk &b) const { return a.labels() < b.labels(); }
};

} // namespace

MergedSeries::MergedSeries(std::vector<std::unique_ptr<series::SeriesSet>> sets)
    : m_sets(std::move(sets))
{
    merge();
}

/// The order in which equals leave the heap is the order of a series's parts, on which the choice between
/// samples of one time hangs: as in Prometheus, those that had the last series are put back in that order.
void MergedSeries::merge()
{
    Heap<Walk, Before> waiting;
    std::size_t most = 0;
    for (std::uint32_t i = 0; i < m_sets.size(); ++i) {
        most = std::max(most, m_sets[i]->size());
        if (m_sets[i]->size() > 0) {
            waiting.push({m_sets[i].get(), i, 0});
        }
    }
    m_begins.reserve(most + 1);
    std::vector<Walk> current;
    while (!waiting.empty()) {
        current.clear();
        do {
            current.push_back(waiting.pop());
        } while (!waiting.empty() && waiting.top().labels() == current.front().labels());
        m_begins.push_back(m_parts.size());
        for (const Walk &walk : current) {
            m_parts.push_back({walk.number, walk.at});
        }
        for (Walk &walk : current) {
            if (++walk.at < walk.set->size()) {
                waiting.push(walk);
            }
        }
    }
    m_begins.push_back(m_parts.size());
}

const series::Labels &MergedSeries::labels(std::size_t index) const
{
    const Part &part = m_parts[m_begins[index]];
    return m_sets[part.set]->labels(part.series);
}

base::Status MergedSeries::read(std::size_t index, base::TimeRange range, series::Samples &out) const
{
    const std::size_t begin = m_begins[index];
    const std::size_t count = m_begins[index + 1] - begin;
    if (count == 1) {
        return m_sets[m_parts[begin].set]->read(m_parts[begin].series, range, out);
    }
    std::vector<series::Samples> parts(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Part &part = m_parts[begin + i];
        if (base::Status read = m_sets[part.set]->read(part.series, range, parts[i]); !read) {
            out.clear();
            return read;
        }
    }
    chainSamples(parts, out);
    return base::Done{};
}

} // namespace zumik::tsdb
