// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/planner.h"

#include "models/promql/exec/aggregate.h"
#include "models/promql/exec/binary.h"
#include "models/promql/exec/elementwise.h"
#include "models/promql/exec/limitratio.h"
#include "models/promql/exec/scalars.h"
#include "models/promql/exec/vectorfunctions.h"
#include "models/promql/exec/vectorselector.h"
#include "models/promql/function.h"
#include "models/promql/length.h"
#include "models/promql/printer.h"

#include <algorithm>

namespace zumik::promql::exec {

namespace {

/// Longer ones are not searched for equal parts: that costs the square of their length.
constexpr std::size_t longestSearched = 200; // nodes

std::size_t sizeOf(const Expression &expression)
{
    std::size_t size = 1;
    std::vector<const Expression *> open{&expression};
    while (!open.empty() && size <= longestSearched) {
        const auto parts = partsOf(*open.back());
        open.pop_back();
        size += parts.size();
        open.insert(open.end(), parts.begin(), parts.end());
    }
    return size;
}

/// Depends on the time of evaluation even where all series are fixed by @.
bool asksForTime(std::string_view function)
{
    constexpr std::string_view names[] = {"days_in_month", "day_of_month", "day_of_week", "day_of_year",
        "hour", "minute", "month", "year", "predict_linear", "time", "timestamp"};
    return std::find(std::begin(names), std::end(names), function) != std::end(names);
}

std::string sharedKey(const std::string &text, const Steps &steps)
{
    return text + ' ' + std::to_string(steps.start) + ' ' + std::to_string(steps.step) + ' '
        + std::to_string(steps.count);
}

} // namespace

Planner::Planner(Query &query, const Expression &root, const Steps &steps)
    : m_query(query)
    , m_querySteps(steps)
{
    if (sizeOf(root) <= longestSearched) {
        countParts(root);
    }
}

/// Parts of a part that occurs again are planned with it only once, so they aren't counted again.
void Planner::countParts(const Expression &expression)
{
    const ValueType type = typeOf(expression);
    if (type == ValueType::Vector && ++m_uses[toString(expression)] > 1) {
        return;
    }
    for (const Expression *part : partsOf(expression)) {
        countParts(*part);
    }
}

bool Planner::isInvariant(const Expression &expression)
{
    const auto known = m_invariant.find(&expression);
    if (known != m_invariant.end()) {
        return known->second;
    }
    const bool invariant = findInvariant(expression);
    m_invariant[&expression] = invariant;
    return invariant;
}

/// As Prometheus decides it: of an aggregation only the vector counts, not the parameter.
bool Planner::findInvariant(const Expression &expression)
{
    if (const auto *selector = expression.as<VectorSelector>()) {
        return isFixed(selector->shift);
    }
    if (const auto *subquery = expression.as<Subquery>()) {
        return isFixed(subquery->shift);
    }
    if (const auto *aggregate = expression.as<Aggregate>()) {
        return isInvariant(*aggregate->inner);
    }
    if (const auto *call = expression.as<Call>(); call != nullptr && asksForTime(call->function->name)) {
        return false;
    }
    const auto parts = partsOf(expression);
    return std::all_of(
        parts.begin(), parts.end(), [this](const Expression *part) { return isInvariant(*part); });
}

base::Result<OperatorPtr> Planner::plan(const Expression &expression, const Steps &steps)
{
    const Expression &inner = unwrapped(expression);
    if (inner.as<NumberLiteral>() == nullptr && steps.count > 1 && isInvariant(inner)) {
        auto once = plan(inner, Steps{steps.start, steps.step, 1});
        return once ? base::Result<OperatorPtr>(replicated(m_query, steps, std::move(*once))) : once;
    }
    if (m_uses.empty() || typeOf(inner) != ValueType::Vector) {
        return planNode(inner, steps);
    }
    const std::string text = toString(inner);
    const auto uses = m_uses.find(text);
    if (uses == m_uses.end() || uses->second < 2) {
        return planNode(inner, steps);
    }
    const std::string key = sharedKey(text, steps);
    if (const auto known = m_shared.find(key); known != m_shared.end()) {
        return known->second;
    }
    auto planned = planNode(inner, steps);
    if (planned) {
        *planned = remembered(m_query, std::move(*planned));
        m_shared[key] = *planned;
    }
    return planned;
}

base::Result<OperatorPtr> Planner::planNode(const Expression &expression, const Steps &steps)
{
    if (const auto *number = expression.as<NumberLiteral>()) {
        return constantScalar(m_query, steps, number->value);
    }
    if (const auto *selector = expression.as<VectorSelector>()) {
        return planSelector(*selector, steps, false);
    }
    if (const auto *call = expression.as<Call>()) {
        return planCall(*call, steps);
    }
    if (const auto *aggregate = expression.as<Aggregate>()) {
        return planAggregate(*aggregate, steps);
    }
    if (const auto *binary = expression.as<Binary>()) {
        return planBinary(*binary, steps);
    }
    if (const auto *unary = expression.as<Unary>()) {
        return planUnary(*unary, steps);
    }
    return failure("a " + std::string(typeName(typeOf(expression))) + " can't be evaluated here");
}

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

base::Result<std::int64_t> Planner::lengthOf(const Length &length, const Steps &steps) const
{
    if (!length.expression) {
        return length.value.count();
    }
    const auto value =
        evaluate(length, base::Duration{steps.step}, base::Duration{steps.end() - steps.start});
    if (!value) {
        return value.error();
    }
    return value->count();
}

base::Result<Shift> Planner::shiftOf(const TimeShift &shift, const Steps &steps) const
{
    const auto offset = lengthOf(shift.offset, steps);
    if (!offset) {
        return offset.error();
    }
    Shift made{std::nullopt, *offset};
    if (shift.at == TimeShift::At::Time) {
        made.at = shift.time.ms;
    } else if (shift.at == TimeShift::At::Start) {
        made.at = m_querySteps.start;
    } else if (shift.at == TimeShift::At::End) {
        made.at = m_querySteps.end();
    }
    return made;
}

/// Multiples of the subquery's own step, from its window before the first step to the last step.
base::Result<Steps> Planner::subquerySteps(
    const Subquery &subquery, const Shift &shift, const Steps &steps) const
{
    const auto range = lengthOf(subquery.range, steps);
    if (!range) {
        return range.error();
    }
    std::int64_t step = m_query.options().defaultStep.count();
    if (subquery.step) {
        const auto own = lengthOf(*subquery.step, steps);
        if (!own) {
            return own.error();
        }
        step = *own;
    }
    step = std::max<std::int64_t>(step, 1);
    const std::int64_t earliest = shift.reference(steps, 0) - *range;
    const std::int64_t latest = shift.reference(steps, steps.count - 1);
    std::int64_t start = step * (earliest / step);
    if (start < earliest || (m_query.semantics().leftOpen && start == earliest)) {
        start += step;
    }
    const std::int64_t count = latest < start ? 0 : (latest - start) / step + 1;
    return Steps{start, step, static_cast<std::size_t>(count)};
}

base::Result<RangeFunctionOperator::Plan> Planner::window(const Expression &expression, const Steps &steps)
{
    const Expression &inner = unwrapped(expression);
    const auto *matrix = inner.as<MatrixSelector>();
    const auto *subquery = inner.as<Subquery>();
    const auto *selector = matrix != nullptr ? unwrapped(*matrix->selector).as<VectorSelector>() : nullptr;
    if (selector == nullptr && subquery == nullptr) {
        return failure("a range vector was expected");
    }
    const auto shift = shiftOf(selector != nullptr ? selector->shift : subquery->shift, steps);
    if (!shift) {
        return shift.error();
    }
    const auto range = lengthOf(selector != nullptr ? matrix->range : subquery->range, steps);
    if (!range) {
        return range.error();
    }
    RangeFunctionOperator::Plan made;
    made.windows = {steps, *shift, *range, m_query.semantics().leftOpen};
    if (selector != nullptr) {
        made.source = selectorSource(m_query, *selector, made.windows);
        return made;
    }
    const auto innerSteps = subquerySteps(*subquery, *shift, steps);
    if (!innerSteps) {
        return innerSteps.error();
    }
    if (innerSteps->count == 0) {
        made.source = subquerySource(nothing(m_query, *innerSteps));
        return made;
    }
    auto values = plan(*subquery->inner, *innerSteps);
    if (!values) {
        return values.error();
    }
    made.source = subquerySource(std::move(*values));
    return made;
}

base::Result<OperatorPtr> plan(Query &query, const Expression &expression, const Steps &steps)
{
    Planner planner(query, expression, steps);
    return planner.plan(expression, steps);
}

base::Result<std::vector<series::RawSeries>> rangeVector(
    Query &query, const Expression &expression, std::int64_t at)
{
    const Steps steps{at, 1, 1};
    Planner planner(query, expression, steps);
    auto window = planner.window(expression, steps);
    if (!window) {
        return window.error();
    }
    if (auto opened = window->source->open(); !opened) {
        return opened.error();
    }
    std::vector<series::RawSeries> all;
    Scratch scratch;
    series::Samples samples;
    for (std::size_t i = 0; i < window->source->size(); ++i) {
        if (auto done = window->source->read(i, samples, scratch); !done) {
            return done.error();
        }
        series::RawSeries raw{window->source->labels(i), {}, {}};
        double ignored = 0;
        slide(window->windows, samples, std::span(&ignored, 1), [&](const Window &seen) {
            for (std::size_t k = seen.first; k < seen.last; ++k) {
                raw.times.push_back({seen.times[k]});
                raw.values.push_back(seen.values[k]);
            }
            return 0.0;
        });
        if (!raw.times.empty()) {
            if (auto held = query.hold(2 * raw.times.size()); !held) {
                return held.error();
            }
            all.push_back(std::move(raw));
        }
    }
    return all;
}

} // namespace zumik::promql::exec
