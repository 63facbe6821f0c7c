// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"
#include "models/promql/exec/selection.h"
#include "models/promql/exec/windowfunction.h"

#include <string>

namespace zumik::promql::exec {

/// Where the samples of a window come from: a selector, or a subquery's steps.
class SampleSource {
public:
    virtual ~SampleSource() = default;
    virtual base::Status open() = 0;
    virtual std::size_t size() const = 0;
    virtual series::Labels labels(std::size_t index) const = 0;
    /// Without stale markers.
    virtual base::Status read(std::size_t index, series::Samples &out, Scratch &scratch) const = 0;
    virtual bool named() const = 0;
};

std::unique_ptr<SampleSource> selectorSource(
    Query &query, const VectorSelector &selector, const Windows &windows);

/// The rows of `inner`, which runs on steps of its own.
std::unique_ptr<SampleSource> subquerySource(OperatorPtr inner);

/// rate(x[5m]): a function over the window before each step.
class RangeFunctionOperator final : public Operator {
public:
    struct Plan {
        std::unique_ptr<SampleSource> source;
        Windows windows;
        WindowKernel kernel = nullptr;
        std::vector<OperatorPtr> scalars;
        bool keepsName = false;
        std::string_view function;
        std::size_t scalarStart = 0; ///< where the first scalar stands in the expression
        std::size_t argumentStart = 0; ///< where the window stands in the expression
    };

    RangeFunctionOperator(Query &query, const Steps &steps, Plan plan);

    std::size_t size() const override { return m_plan.source->size(); }

    series::Labels labels(std::size_t row) const override;
    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override;

    bool distinctWithoutName() const override { return m_plan.source->named(); }

protected:
    base::Status find() override;

private:
    base::Status refuseTwins();
    void doubtName(std::size_t row) const;
    void doubtQuantile(std::span<const double> out) const;

    Plan m_plan;
    WindowArguments m_arguments;
};

} // namespace zumik::promql::exec
