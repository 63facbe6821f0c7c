// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/aggregate.h"
#include "models/promql/exec/binary.h"
#include "models/promql/exec/elementwise.h"
#include "models/promql/exec/limitratio.h"
#include "models/promql/exec/planner.h"
#include "models/promql/exec/vectorselector.h"

namespace zumik::promql::exec {

base::Result<OperatorPtr> Planner::planSelector(
    const VectorSelector &selector, const Steps &steps, bool times)
{
    auto shift = shiftOf(selector.shift, steps);
    if (!shift) {
        return shift.error();
    }
    Shift view = *shift;
    // In timestamp(v @ t offset d) Prometheus fetches the samples before t - d, and then looks at them from
    // t.
    if (times && view.at) {
        view.offset = 0;
    }
    using Yields = VectorSelectorOperator::Yields;
    return OperatorPtr(std::make_shared<VectorSelectorOperator>(m_query, selector,
        VectorSelectorOperator::Looks{*shift, view}, steps, times ? Yields::Times : Yields::Values));
}

base::Result<OperatorPtr> Planner::planUnary(const Unary &unary, const Steps &steps)
{
    auto inner = plan(*unary.inner, steps);
    if (!inner || !unary.minus) {
        return inner;
    }
    return negated(m_query, std::move(*inner), typeOf(*unary.inner) == ValueType::Scalar);
}

base::Result<OperatorPtr> Planner::planBinary(const Binary &binary, const Steps &steps)
{
    auto left = plan(*binary.left, steps);
    if (!left) {
        return left;
    }
    auto right = plan(*binary.right, steps);
    if (!right) {
        return right;
    }
    const bool leftIsScalar = typeOf(*binary.left) == ValueType::Scalar;
    const bool rightIsScalar = typeOf(*binary.right) == ValueType::Scalar;
    if (leftIsScalar || rightIsScalar) {
        return withScalar(m_query, binary, std::move(*left), std::move(*right), leftIsScalar, rightIsScalar);
    }
    return isSetOperator(binary.op) ? combined(m_query, binary, std::move(*left), std::move(*right))
                                    : joined(m_query, binary, std::move(*left), std::move(*right));
}

base::Result<OperatorPtr> Planner::planAggregate(const Aggregate &aggregate, const Steps &steps)
{
    auto inner = plan(*aggregate.inner, steps);
    if (!inner || aggregate.parameter == nullptr) {
        return inner ? base::Result<OperatorPtr>(folded(m_query, aggregate, std::move(*inner))) : inner;
    }
    if (const auto *label = unwrapped(*aggregate.parameter).as<StringLiteral>()) {
        return countedValues(m_query, aggregate, std::move(*inner), label->value);
    }
    auto parameter = plan(*aggregate.parameter, steps);
    if (!parameter) {
        return parameter;
    }
    if (aggregate.op == AggregateOp::Quantile) {
        return quantileAcross(m_query, aggregate, std::move(*inner), std::move(*parameter));
    }
    if (aggregate.op == AggregateOp::LimitRatio) {
        return limitedByRatio(
            m_query, std::move(*inner), std::move(*parameter), aggregate.parameter->span.start);
    }
    return selected(m_query, aggregate, std::move(*inner), std::move(*parameter));
}

} // namespace zumik::promql::exec
