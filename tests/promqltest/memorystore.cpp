// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/memorystore.h"

#include <algorithm>
#include <set>
#include <utility>

namespace zumik::promqltest {

class MemoryStore::Found final : public series::SeriesSet {
public:
    void add(const series::Labels &labels, std::shared_ptr<const Content> content)
    {
        m_labels.push_back(labels);
        m_contents.push_back(std::move(content));
    }

    std::size_t size() const override { return m_labels.size(); }

    const series::Labels &labels(std::size_t index) const override { return m_labels.at(index); }

    base::Status read(std::size_t index, base::TimeRange range, series::Samples &out) const override
    {
        const Content &content = *m_contents.at(index);
        const auto &times = content.times;
        const auto from = std::lower_bound(times.begin(), times.end(), range.start.ms) - times.begin();
        const auto to =
            std::max(from, std::upper_bound(times.begin(), times.end(), range.end.ms) - times.begin());
        out.clear();
        out.times.assign(times.begin() + from, times.begin() + to);
        out.values.assign(content.values.begin() + from, content.values.begin() + to);
        return base::Done{};
    }

private:
    std::vector<series::Labels> m_labels;
    std::vector<std::shared_ptr<const Content>> m_contents;
};

void MemoryStore::add(const series::Labels &labels, base::Time time, double value)
{
    std::shared_ptr<Content> &content = m_series[labels];
    if (!content) {
        content = std::make_shared<Content>();
    }
    const auto at = std::lower_bound(content->times.begin(), content->times.end(), time.ms);
    const auto index = at - content->times.begin();
    if (at != content->times.end() && *at == time.ms) {
        content->values[static_cast<std::size_t>(index)] = value;
        return;
    }
    content->times.insert(at, time.ms);
    content->values.insert(content->values.begin() + index, value);
}

base::Result<std::unique_ptr<series::SeriesSet>> MemoryStore::select(
    const std::vector<series::Matcher> &matchers, base::TimeRange range, const base::StopToken &stop) const
{
    const auto hasSamples = [range](const Content &content) {
        const auto first = std::lower_bound(content.times.begin(), content.times.end(), range.start.ms);
        return first != content.times.end() && *first <= range.end.ms;
    };
    auto found = std::make_unique<Found>();
    for (const auto &[labels, content] : m_series) {
        if (stop.stop_requested()) {
            return base::Error{base::ErrorCode::Cancelled, {}, {}};
        }
        if (series::matchesAll(matchers, labels) && hasSamples(*content)) {
            found->add(labels, content);
        }
    }
    return std::unique_ptr<series::SeriesSet>(std::move(found));
}

base::Result<std::vector<std::string>> MemoryStore::labelNames() const
{
    std::set<std::string> names;
    for (const auto &[labels, content] : m_series) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            names.emplace(labels.at(i).name);
        }
    }
    return std::vector<std::string>(names.begin(), names.end());
}

base::Result<std::vector<std::string>> MemoryStore::labelValues(std::string_view name) const
{
    std::set<std::string> values;
    for (const auto &[labels, content] : m_series) {
        if (labels.has(name)) {
            values.emplace(labels.get(name));
        }
    }
    return std::vector<std::string>(values.begin(), values.end());
}

std::optional<base::TimeRange> MemoryStore::extent() const
{
    std::optional<base::TimeRange> range;
    for (const auto &[labels, content] : m_series) {
        const base::Time first{content->times.front()};
        const base::Time last{content->times.back()};
        range = range ? base::TimeRange{std::min(range->start, first), std::max(range->end, last)}
                      : base::TimeRange{first, last};
    }
    return range;
}

} // namespace zumik::promqltest
