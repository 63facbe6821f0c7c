// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"

namespace zumik::replay {

/// A store as it was at a time: later samples are not there yet. Names and values of labels are all that the
/// store has. The store must outlive it, and what it has selected.
class UntilStore final : public series::Queryable {
public:
    UntilStore(const series::Queryable &store, base::Time until)
        : m_store(store)
        , m_until(until)
    {
    }

    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const override;

    base::Result<std::vector<std::string>> labelNames() const override { return m_store.labelNames(); }

    base::Result<std::vector<std::string>> labelValues(std::string_view name) const override
    {
        return m_store.labelValues(name);
    }

    std::optional<base::TimeRange> extent() const override;

private:
    const series::Queryable &m_store;
    base::Time m_until;
};

} // namespace zumik::replay
