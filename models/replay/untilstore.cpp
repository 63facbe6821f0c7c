// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/untilstore.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace zumik::replay {

namespace {

/// Null: without series.
class UntilSet final : public series::SeriesSet {
public:
    UntilSet(std::unique_ptr<series::SeriesSet> set, base::Time until)
        : m_set(std::move(set))
        , m_until(until)
    {
    }

    std::size_t size() const override { return m_set ? m_set->size() : 0; }

    const series::Labels &labels(std::size_t index) const override
    {
        assert(m_set);
        return m_set->labels(index);
    }

    base::Status read(std::size_t index, base::TimeRange range, series::Samples &out) const override
    {
        range.end = std::min(range.end, m_until);
        if (range.start > range.end) {
            out.clear();
            return base::Done{};
        }
        return m_set->read(index, range, out);
    }

private:
    std::unique_ptr<series::SeriesSet> m_set;
    base::Time m_until;
};

} // namespace

base::Result<std::unique_ptr<series::SeriesSet>> UntilStore::select(
    const std::vector<series::Matcher> &matchers, base::TimeRange range, const base::StopToken &stop) const
{
    range.end = std::min(range.end, m_until);
    std::unique_ptr<series::SeriesSet> found;
    if (range.start <= range.end) {
        auto set = m_store.select(matchers, range, stop);
        if (!set) {
            return set.error();
        }
        found = std::move(*set);
    }
    return std::unique_ptr<series::SeriesSet>(std::make_unique<UntilSet>(std::move(found), m_until));
}

std::optional<base::TimeRange> UntilStore::extent() const
{
    auto extent = m_store.extent();
    if (!extent || extent->start > m_until) {
        return std::nullopt;
    }
    extent->end = std::min(extent->end, m_until);
    return extent;
}

} // namespace zumik::replay
