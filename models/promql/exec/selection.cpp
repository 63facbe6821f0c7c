// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/selection.h"

#include <algorithm>

namespace zumik::promql::exec {

Selection::Selection(
    Query &query, const VectorSelector &selector, Shift shift, const Steps &steps, std::int64_t reach)
    : m_query(query)
    , m_matchers(selector.matchers)
    , m_shift(shift)
    , m_range{{shift.reference(steps, 0) - reach}, {shift.reference(steps, steps.count - 1)}}
    , m_named(std::any_of(m_matchers.begin(), m_matchers.end(), [](const series::Matcher &matcher) {
        return matcher.name() == "__name__" && matcher.op() == series::Matcher::Op::Equal;
    }))
{
}

base::Status Selection::open()
{
    auto set = m_query.select(m_matchers, m_range);
    if (!set) {
        return set.error();
    }
    m_set = std::move(*set);
    return base::Done{};
}

base::Status Selection::read(std::size_t index, series::Samples &out) const
{
    if (auto may = m_query.mayGoOn(); !may) {
        return may;
    }
    auto done = m_set->read(index, m_range, out);
    if (out.histogramsSkipped > 0) {
        m_query.countHistograms(out.histogramsSkipped);
    }
    return done;
}

} // namespace zumik::promql::exec
