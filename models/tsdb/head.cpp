// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/head.h"

#include "models/base/number.h"
#include "models/tsdb/verdicts.h"

#include <algorithm>
#include <set>

namespace zumik::tsdb {

namespace {

constexpr std::size_t seriesBetweenLooks = 1024; ///< at the caller's wish to stop

class HeadSet final : public series::SeriesSet {
public:
    explicit HeadSet(std::vector<HeadView> views)
        : m_views(std::move(views))
    {
    }

    std::size_t size() const override { return m_views.size(); }

    const series::Labels &labels(std::size_t index) const override { return m_views[index].labels; }

    base::Status read(std::size_t index, base::TimeRange range, series::Samples &out) const override
    {
        return m_views[index].read(range, out);
    }

private:
    const std::vector<HeadView> m_views;
};

Head::Outcome outcome(HeadSeries::Outcome of)
{
    switch (of) {
    case HeadSeries::Outcome::Added:
        return Head::Outcome::Added;
    case HeadSeries::Outcome::Repeated:
        return Head::Outcome::Repeated;
    case HeadSeries::Outcome::Duplicate:
        return Head::Outcome::Duplicate;
    case HeadSeries::Outcome::OutOfOrder:
        return Head::Outcome::OutOfOrder;
    }
    return Head::Outcome::OutOfOrder;
}

} // namespace

Head::SeriesRef Head::refOf(const series::Labels &labels)
{
    const auto found = m_series.find(labels);
    if (found != m_series.end()) {
        return found->second.ref;
    }
    const SeriesRef ref = ++m_lastRef;
    m_byRef[ref] = m_series.emplace(labels, Entry{ref, HeadSeries(labels)}).first;
    return ref;
}

Head::SeriesRef Head::series(const series::Labels &labels)
{
    const WriteLock lock(m_mutex);
    return refOf(labels);
}

Head::Outcome Head::appendOne(const NewSample &sample)
{
    const auto found = m_byRef.find(sample.series);
    if (found == m_byRef.end()) {
        return Outcome::UnknownSeries;
    }
    return outcome(found->second->second.series.append(sample.time, sample.value));
}

std::vector<Head::Outcome> Head::append(std::span<const NewSample> samples)
{
    std::vector<Outcome> outcomes;
    outcomes.reserve(samples.size());
    const WriteLock lock(m_mutex);
    for (const NewSample &sample : samples) {
        outcomes.push_back(appendOne(sample));
    }
    return outcomes;
}

Head::Outcome Head::append(const series::Labels &labels, base::Time time, double value)
{
    const WriteLock lock(m_mutex);
    return appendOne({refOf(labels), time.ms, value});
}

std::vector<Head::Outcome> Head::markStale(std::span<const SeriesRef> series, base::Time time)
{
    std::vector<NewSample> markers;
    markers.reserve(series.size());
    for (const SeriesRef ref : series) {
        markers.push_back({ref, time.ms, base::absent()});
    }
    return append(markers);
}

void Head::trim(base::Time before)
{
    const WriteLock lock(m_mutex);
    for (auto at = m_series.begin(); at != m_series.end();) {
        if (at->second.series.trim(before.ms)) {
            ++at;
        } else {
            m_byRef.erase(at->second.ref);
            at = m_series.erase(at);
        }
    }
}

std::size_t Head::seriesCount() const
{
    const ReadLock lock(m_mutex);
    return m_series.size();
}

base::Result<std::unique_ptr<series::SeriesSet>> Head::select(
    const std::vector<series::Matcher> &matchers, base::TimeRange range, const base::StopToken &stop) const
{
    std::vector<HeadView> views;
    Verdicts verdicts(matchers);
    std::size_t looked = 0;
    const ReadLock lock(m_mutex);
    for (const auto &[labels, entry] : m_series) {
        if (looked++ % seriesBetweenLooks == 0 && stop.stop_requested()) {
            return base::Error{base::ErrorCode::Cancelled, {}, {}};
        }
        const HeadSeries &series = entry.series;
        const bool within =
            !series.empty() && series.firstTime() <= range.end.ms && series.lastTime() >= range.start.ms;
        if (within && verdicts.matches(labels)) {
            views.push_back(series.view());
        }
    }
    return std::unique_ptr<series::SeriesSet>(std::make_unique<HeadSet>(std::move(views)));
}

base::Result<std::vector<std::string>> Head::labelNames() const
{
    std::set<std::string, std::less<>> names;
    const ReadLock lock(m_mutex);
    for (const auto &[labels, entry] : m_series) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (!names.contains(labels.at(i).name)) {
                names.emplace(labels.at(i).name);
            }
        }
    }
    return std::vector<std::string>(names.begin(), names.end());
}

base::Result<std::vector<std::string>> Head::labelValues(std::string_view name) const
{
    std::set<std::string, std::less<>> values;
    const ReadLock lock(m_mutex);
    for (const auto &[labels, entry] : m_series) {
        const std::string_view value = labels.get(name);
        if (!value.empty() && !values.contains(value)) {
            values.emplace(value);
        }
    }
    return std::vector<std::string>(values.begin(), values.end());
}

std::optional<base::TimeRange> Head::extent() const
{
    std::optional<base::TimeRange> whole;
    const ReadLock lock(m_mutex);
    for (const auto &[labels, entry] : m_series) {
        if (!entry.series.empty()) {
            const base::TimeRange own{{entry.series.firstTime()}, {entry.series.lastTime()}};
            whole = whole ? base::TimeRange{std::min(whole->start, own.start), std::max(whole->end, own.end)}
                          : own;
        }
    }
    return whole;
}

} // namespace zumik::tsdb
