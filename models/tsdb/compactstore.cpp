// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/compactstore.h"

#include "models/tsdb/verdicts.h"

#include <algorithm>
#include <set>

namespace zumik::tsdb {

namespace {

constexpr std::size_t seriesBetweenLooks = 1024; ///< at the caller's wish to stop

using All = std::shared_ptr<const std::vector<CompactStore::Series>>;

class CompactSet final : public series::SeriesSet {
public:
    CompactSet(All all, std::vector<std::size_t> chosen)
        : m_all(std::move(all))
        , m_chosen(std::move(chosen))
    {
    }

    std::size_t size() const override { return m_chosen.size(); }

    const series::Labels &labels(std::size_t index) const override { return (*m_all)[m_chosen[index]].first; }

    base::Status read(std::size_t index, base::TimeRange range, series::Samples &out) const override
    {
        return (*m_all)[m_chosen[index]].second.read(range, out);
    }

private:
    const All m_all;
    const std::vector<std::size_t> m_chosen;
};

} // namespace

CompactStore::CompactStore(std::vector<Series> series)
{
    std::erase_if(series, [](const Series &each) { return each.second.empty(); });
    std::sort(
        series.begin(), series.end(), [](const Series &a, const Series &b) { return a.first < b.first; });
    for (Series &each : series) {
        each.second.seal();
    }
    m_series = std::make_shared<const std::vector<Series>>(std::move(series));
}

std::uint64_t CompactStore::sampleCount() const
{
    std::uint64_t count = 0;
    for (const auto &[labels, samples] : *m_series) {
        count += samples.count();
    }
    return count;
}

base::Result<std::unique_ptr<series::SeriesSet>> CompactStore::select(
    const std::vector<series::Matcher> &matchers, base::TimeRange range, const base::StopToken &stop) const
{
    std::vector<std::size_t> chosen;
    Verdicts verdicts(matchers);
    for (std::size_t i = 0; i < m_series->size(); ++i) {
        if (i % seriesBetweenLooks == 0 && stop.stop_requested()) {
            return base::Error{base::ErrorCode::Cancelled, {}, {}};
        }
        const auto &[labels, samples] = (*m_series)[i];
        const bool within = samples.firstTime() <= range.end.ms && samples.lastTime() >= range.start.ms;
        if (within && verdicts.matches(labels)) {
            chosen.push_back(i);
        }
    }
    return std::unique_ptr<series::SeriesSet>(std::make_unique<CompactSet>(m_series, std::move(chosen)));
}

base::Result<std::vector<std::string>> CompactStore::labelNames() const
{
    std::set<std::string, std::less<>> names;
    for (const auto &[labels, samples] : *m_series) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (!names.contains(labels.at(i).name)) {
                names.emplace(labels.at(i).name);
            }
        }
    }
    return std::vector<std::string>(names.begin(), names.end());
}

base::Result<std::vector<std::string>> CompactStore::labelValues(std::string_view name) const
{
    std::set<std::string, std::less<>> values;
    for (const auto &[labels, samples] : *m_series) {
        const std::string_view value = labels.get(name);
        if (!value.empty() && !values.contains(value)) {
            values.emplace(value);
        }
    }
    return std::vector<std::string>(values.begin(), values.end());
}

std::optional<base::TimeRange> CompactStore::extent() const
{
    std::optional<base::TimeRange> whole;
    for (const auto &[labels, samples] : *m_series) {
        const base::TimeRange own{{samples.firstTime()}, {samples.lastTime()}};
        whole =
            whole ? base::TimeRange{std::min(whole->start, own.start), std::max(whole->end, own.end)} : own;
    }
    return whole;
}

} // namespace zumik::tsdb
