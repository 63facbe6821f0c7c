// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/rangefunction.h"

#include "models/promql/exec/twins.h"

#include <algorithm>

namespace zumik::promql::exec {

namespace {

class SelectorSource final : public SampleSource {
public:
    SelectorSource(Query &query, const VectorSelector &selector, const Windows &windows)
        : m_selection(query, selector, windows.shift, windows.steps, windows.range)
    {
    }

    base::Status open() override { return m_selection.open(); }

    std::size_t size() const override { return m_selection.size(); }

    series::Labels labels(std::size_t index) const override { return m_selection.labels(index); }

    base::Status read(std::size_t index, series::Samples &out, Scratch &) const override
    {
        auto done = m_selection.read(index, out);
        dropStale(out);
        return done;
    }

    bool named() const override { return m_selection.named(); }

private:
    Selection m_selection;
};

class SubquerySource final : public SampleSource {
public:
    explicit SubquerySource(OperatorPtr inner)
        : m_inner(std::move(inner))
    {
    }

    base::Status open() override { return m_inner->open(); }

    std::size_t size() const override { return m_inner->size(); }

    series::Labels labels(std::size_t index) const override { return m_inner->labels(index); }

    base::Status read(std::size_t index, series::Samples &out, Scratch &scratch) const override
    {
        const Steps &steps = m_inner->steps();
        Scratch::Row row(scratch, steps.count);
        const std::span<double> values = row.values();
        if (auto done = m_inner->read(index, values, scratch); !done) {
            return done;
        }
        out.clear();
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!base::isAbsent(values[i])) {
                out.times.push_back(steps.at(i));
                out.values.push_back(values[i]);
            }
        }
        return base::Done{};
    }

    bool named() const override { return m_inner->distinctWithoutName(); }

private:
    OperatorPtr m_inner;
};

} // namespace

std::unique_ptr<SampleSource> selectorSource(
    Query &query, const VectorSelector &selector, const Windows &windows)
{
    return std::make_unique<SelectorSource>(query, selector, windows);
}

std::unique_ptr<SampleSource> subquerySource(OperatorPtr inner)
{
    return std::make_unique<SubquerySource>(std::move(inner));
}

RangeFunctionOperator::RangeFunctionOperator(Query &query, const Steps &steps, Plan plan)
    : Operator(query, steps)
    , m_plan(std::move(plan))
    , m_arguments{query.semantics(), {}}
{
}

base::Status RangeFunctionOperator::find()
{
    for (const OperatorPtr &scalar : m_plan.scalars) {
        auto values = scalarValues(*scalar);
        if (!values) {
            return values.error();
        }
        m_arguments.scalars.push_back(std::move(*values));
    }
    if (auto opened = m_plan.source->open(); !opened) {
        return opened;
    }
    return m_plan.keepsName || m_plan.source->named() ? base::Status(base::Done{}) : refuseTwins();
}

/// Here, unlike for other functions, Prometheus minds two series with the same labels even where they don't
/// meet.
base::Status RangeFunctionOperator::refuseTwins()
{
    return refuseTwinsWithValues(query(), *this);
}

series::Labels RangeFunctionOperator::labels(std::size_t row) const
{
    const series::Labels labels = m_plan.source->labels(row);
    return m_plan.keepsName ? labels : labels.without("__name__");
}

base::Status RangeFunctionOperator::read(std::size_t row, std::span<double> out, Scratch &scratch) const
{
    Scratch::Raw raw(scratch);
    if (auto done = m_plan.source->read(row, raw.samples(), scratch); !done) {
        return done;
    }
    auto done = m_plan.kernel(m_plan.windows, raw.samples(), m_arguments, out);
    if (query().semantics().annotations && !std::all_of(out.begin(), out.end(), base::isAbsent)) {
        doubtName(row);
        doubtQuantile(out);
    }
    return done;
}

void RangeFunctionOperator::doubtName(std::size_t row) const
{
    if (m_plan.function != "rate" && m_plan.function != "increase") {
        return;
    }
    const series::Labels labels = m_plan.source->labels(row);
    const std::string_view name = labels.metricName();
    const bool counter = name.ends_with("_total") || name.ends_with("_sum") || name.ends_with("_count")
        || name.ends_with("_bucket");
    if (name.empty() || counter) {
        return;
    }
    query().annotate(series::Annotation::Level::Info,
        "metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \""
            + std::string(name) + "\"",
        m_plan.argumentStart);
}

void RangeFunctionOperator::doubtQuantile(std::span<const double> out) const
{
    if (m_plan.function != "quantile_over_time") {
        return;
    }
    for (std::size_t step = 0; step < out.size(); ++step) {
        const double q = m_arguments.scalars[0][step];
        if (!base::isAbsent(out[step]) && !(q >= 0 && q <= 1)) {
            query().annotate(series::Annotation::Level::Warning,
                "quantile value should be between 0 and 1, got " + base::formatDouble(q), m_plan.scalarStart);
        }
    }
}

} // namespace zumik::promql::exec
