// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/query.h"
#include "models/promql/exec/steps.h"
#include "models/promql/expression.h"

#include <memory>

namespace zumik::promql::exec {

/// The series of a selector and where in their time its steps look.
class Selection {
public:
    /// `reach` is the window's or the look-back's length, before the time looked at.
    Selection(
        Query &query, const VectorSelector &selector, Shift shift, const Steps &steps, std::int64_t reach);

    base::Status open();

    std::size_t size() const { return m_set->size(); }

    const series::Labels &labels(std::size_t index) const { return m_set->labels(index); }

    /// The samples from the first step's reach to the last step's time.
    base::Status read(std::size_t index, series::Samples &out) const;

    const Shift &shift() const { return m_shift; }

    /// All have the same name, since the selector says which.
    bool named() const { return m_named; }

private:
    Query &m_query;
    std::vector<series::Matcher> m_matchers;
    Shift m_shift;
    base::TimeRange m_range;
    bool m_named = false;
    std::shared_ptr<const series::SeriesSet> m_set;
};

} // namespace zumik::promql::exec
