// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/elementwise.h"
#include "models/promql/exec/planner.h"
#include "models/promql/exec/scalars.h"
#include "models/promql/exec/twins.h"
#include "models/promql/exec/vectorfunctions.h"
#include "models/promql/function.h"

#include <algorithm>
#include <numbers>

namespace zumik::promql::exec {

namespace {

std::string text(const Call &call, std::size_t argument)
{
    const auto *literal = unwrapped(*call.arguments[argument]).as<StringLiteral>();
    return literal != nullptr ? literal->value : std::string{};
}

std::vector<std::string> texts(const Call &call, std::size_t from)
{
    std::vector<std::string> all;
    for (std::size_t i = from; i < call.arguments.size(); ++i) {
        all.push_back(text(call, i));
    }
    return all;
}

/// The time of the step, wherever there is a value.
void takeTime(std::span<double> row, const std::vector<std::vector<double>> &scalars)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        row[i] = base::isAbsent(row[i]) ? row[i] : scalars[0][i];
    }
}

bool keepsName(std::string_view function)
{
    return function == "last_over_time" || function == "first_over_time";
}

} // namespace

base::Result<OperatorPtr> Planner::planCall(const Call &call, const Steps &steps)
{
    const std::string_view name = call.function->name;
    if (const WindowKernel kernel = windowKernel(name)) {
        return planRangeCall(call, kernel, steps);
    }
    if (rowChange(name) != nullptr) {
        return planElementwise(call, steps);
    }
    if (name == "time") {
        return timeScalar(m_query, steps);
    }
    if (name == "pi") {
        return constantScalar(m_query, steps, std::numbers::pi);
    }
    if (name == "timestamp") {
        return planTimestamp(call, steps);
    }
    if (name == "label_replace" || name == "label_join") {
        return planLabelFunction(call, steps);
    }
    return planNamed(call, steps);
}

/// The scalar arguments, in their order.
base::Result<std::vector<OperatorPtr>> Planner::planScalars(const Call &call, const Steps &steps)
{
    std::vector<OperatorPtr> scalars;
    for (const ExpressionPtr &argument : call.arguments) {
        if (typeOf(*argument) != ValueType::Scalar) {
            continue;
        }
        auto planned = plan(*argument, steps);
        if (!planned) {
            return planned.error();
        }
        scalars.push_back(std::move(*planned));
    }
    return scalars;
}

base::Result<OperatorPtr> Planner::planRangeCall(const Call &call, WindowKernel kernel, const Steps &steps)
{
    const auto argument = std::find_if(call.arguments.begin(), call.arguments.end(),
        [](const ExpressionPtr &each) { return typeOf(*each) == ValueType::Matrix; });
    auto made = window(**argument, steps);
    if (!made) {
        return made.error();
    }
    auto scalars = planScalars(call, steps);
    if (!scalars) {
        return scalars.error();
    }
    made->kernel = kernel;
    made->scalars = std::move(*scalars);
    // Nobody minds the names of series that are only looked for.
    const bool isAbsent = call.function->name == "absent_over_time";
    made->keepsName = isAbsent || keepsName(call.function->name);
    made->function = call.function->name;
    made->scalarStart = call.arguments[0]->span.start;
    made->argumentStart = (*argument)->span.start;
    auto values = std::make_shared<RangeFunctionOperator>(m_query, steps, std::move(*made));
    return isAbsent ? absentOf(m_query, values, labelsOfAbsent(**argument)) : OperatorPtr(values);
}

base::Result<OperatorPtr> Planner::planElementwise(const Call &call, const Steps &steps)
{
    const RowChange change = rowChange(call.function->name);
    if (call.arguments.empty()) { // hour()
        return elementwise(m_query, timeScalar(m_query, steps), change, {});
    }
    auto vector = plan(*call.arguments[0], steps);
    if (!vector) {
        return vector;
    }
    auto scalars = planScalars(call, steps);
    if (!scalars) {
        return scalars.error();
    }
    return elementwise(m_query, std::move(*vector), change, std::move(*scalars));
}

base::Result<OperatorPtr> Planner::planTimestamp(const Call &call, const Steps &steps)
{
    if (const auto *selector = unwrapped(*call.arguments[0]).as<VectorSelector>()) {
        auto times = planSelector(*selector, steps, true);
        return times ? base::Result<OperatorPtr>(joinTwins(m_query, std::move(*times))) : times;
    }
    auto vector = plan(*call.arguments[0], steps);
    if (!vector) {
        return vector;
    }
    return elementwise(m_query, std::move(*vector), takeTime, {timeScalar(m_query, steps)});
}

base::Result<OperatorPtr> Planner::planLabelFunction(const Call &call, const Steps &steps)
{
    auto vector = plan(*call.arguments[0], steps);
    if (!vector) {
        return vector;
    }
    if (call.function->name == "label_replace") {
        return labelReplaced(
            m_query, std::move(*vector), {text(call, 1), text(call, 2), text(call, 3), text(call, 4)});
    }
    return labelsJoined(m_query, std::move(*vector), text(call, 1), text(call, 2), texts(call, 3));
}

base::Result<OperatorPtr> Planner::planNamed(const Call &call, const Steps &steps)
{
    const std::string_view name = call.function->name;
    if (name.starts_with("histogram_") && name != "histogram_quantile") {
        return nothing(m_query, steps); // of native histograms only, which aren't read yet
    }
    auto first = plan(*call.arguments[0], steps);
    if (!first) {
        return first;
    }
    if (name == "vector") {
        return first; // a scalar is a row without labels already
    }
    if (name == "scalar") {
        return scalarOf(m_query, std::move(*first));
    }
    if (name == "absent") {
        return absentOf(m_query, std::move(*first), labelsOfAbsent(*call.arguments[0]));
    }
    if (name == "sort" || name == "sort_desc") {
        return sortedByValue(m_query, std::move(*first), name == "sort_desc");
    }
    if (name == "sort_by_label" || name == "sort_by_label_desc") {
        return sortedByLabels(m_query, std::move(*first), texts(call, 1), name == "sort_by_label_desc");
    }
    if (name == "histogram_quantile") {
        auto buckets = plan(*call.arguments[1], steps);
        return buckets ? base::Result<OperatorPtr>(histogramQuantile(m_query, std::move(*first),
                   std::move(*buckets), call.arguments[0]->span, call.arguments[1]->span))
                       : buckets;
    }
    return failure("the function " + std::string(name) + " isn't supported");
}

} // namespace zumik::promql::exec
