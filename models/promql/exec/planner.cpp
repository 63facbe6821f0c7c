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

/// Operators call one another, and a thread's stack is only so deep.
constexpr std::size_t deepest = 2000;

bool isTooDeep(const Expression &root)
{
    std::vector<const Expression *> level{&root};
    for (std::size_t depth = 0; !level.empty(); ++depth) {
        if (depth > deepest) {
            return true;
        }
        std::vector<const Expression *> next;
        for (const Expression *expression : level) {
            const auto parts = partsOf(*expression);
            next.insert(next.end(), parts.begin(), parts.end());
        }
        level = std::move(next);
    }
    return false;
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

base::Status refuseTooDeep(const Expression &expression)
{
    if (isTooDeep(expression)) {
        return base::Error{base::ErrorCode::TooLarge,
            "the expression is nested more than " + std::to_string(deepest) + " deep", {}};
    }
    return base::Done{};
}

base::Result<OperatorPtr> plan(Query &query, const Expression &expression, const Steps &steps)
{
    if (auto fits = refuseTooDeep(expression); !fits) {
        return fits.error();
    }
    Planner planner(query, expression, steps);
    return planner.plan(expression, steps);
}

} // namespace zumik::promql::exec
