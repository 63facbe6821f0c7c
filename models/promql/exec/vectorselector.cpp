// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/vectorselector.h"

namespace zumik::promql::exec {

VectorSelectorOperator::VectorSelectorOperator(
    Query &query, const VectorSelector &selector, Looks looks, const Steps &steps, Yields yields)
    : Operator(query, steps)
    , m_selection(query, selector, looks.shift, steps, query.options().lookback.count())
    , m_view(looks.view)
    , m_yields(yields)
{
}

series::Labels VectorSelectorOperator::labels(std::size_t row) const
{
    const series::Labels &labels = m_selection.labels(row);
    return m_yields == Yields::Times ? labels.without("__name__") : labels;
}

base::Status VectorSelectorOperator::read(std::size_t row, std::span<double> out, Scratch &scratch) const
{
    Scratch::Raw raw(scratch);
    if (auto done = m_selection.read(row, raw.samples()); !done) {
        return done;
    }
    sample(raw.samples(), out);
    return base::Done{};
}

void VectorSelectorOperator::sample(const series::Samples &samples, std::span<double> out) const
{
    const std::int64_t *times = samples.times.data();
    const double *values = samples.values.data();
    const std::size_t count = samples.times.size();
    // Left-open: a sample exactly at the edge is too old.
    const std::int64_t oldest = query().options().lookback.count() - (query().semantics().leftOpen ? 1 : 0);
    const bool yieldTimes = m_yields == Yields::Times;
    const std::int64_t stride = m_view.at ? 0 : steps().step;
    std::int64_t reference = m_view.reference(steps(), 0);
    std::size_t next = 0;
    for (std::size_t i = 0; i < out.size(); ++i, reference += stride) {
        while (next < count && times[next] <= reference) {
            ++next;
        }
        const bool has =
            next > 0 && times[next - 1] >= reference - oldest && !base::isAbsent(values[next - 1]);
        if (!has) {
            out[i] = base::absent();
        } else {
            out[i] = yieldTimes ? static_cast<double>(times[next - 1]) / 1000 : values[next - 1];
        }
    }
}

} // namespace zumik::promql::exec
