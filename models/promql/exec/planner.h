// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/plan.h"
#include "models/promql/exec/rangefunction.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace zumik::promql::exec {

/// Errors: TooLarge. Before anything walks through the expression by recursion.
base::Status refuseTooDeep(const Expression &expression);

/// Turns the nodes of an expression into operators: the one place that knows both.
class Planner {
public:
    /// `steps` are the query's, for start() and end().
    Planner(Query &query, const Expression &root, const Steps &steps);

    base::Result<OperatorPtr> plan(const Expression &expression, const Steps &steps);

    /// A window's source and how it moves; for selectors and subqueries.
    base::Result<RangeFunctionOperator::Plan> window(const Expression &expression, const Steps &steps);

private:
    void countParts(const Expression &expression);
    bool isInvariant(const Expression &expression);
    bool findInvariant(const Expression &expression);

    bool isFixed(const TimeShift &shift) const { return shift.at != TimeShift::At::None; }

    base::Result<OperatorPtr> planNode(const Expression &expression, const Steps &steps);
    base::Result<OperatorPtr> planSelector(const VectorSelector &selector, const Steps &steps, bool times);
    base::Result<OperatorPtr> planAggregate(const Aggregate &aggregate, const Steps &steps);
    base::Result<OperatorPtr> planBinary(const Binary &binary, const Steps &steps);
    base::Result<OperatorPtr> planUnary(const Unary &unary, const Steps &steps);

    base::Result<OperatorPtr> planCall(const Call &call, const Steps &steps);
    base::Result<OperatorPtr> planRangeCall(const Call &call, WindowKernel kernel, const Steps &steps);
    base::Result<OperatorPtr> planElementwise(const Call &call, const Steps &steps);
    base::Result<OperatorPtr> planTimestamp(const Call &call, const Steps &steps);
    base::Result<OperatorPtr> planNamed(const Call &call, const Steps &steps);
    base::Result<OperatorPtr> planLabelFunction(const Call &call, const Steps &steps);
    base::Result<std::vector<OperatorPtr>> planScalars(const Call &call, const Steps &steps);

    base::Result<Shift> shiftOf(const TimeShift &shift, const Steps &steps) const;
    base::Result<std::int64_t> lengthOf(const Length &length, const Steps &steps) const;
    base::Result<Windows> windowsOf(const TimeShift &shift, const Length &range, const Steps &steps) const;
    base::Result<RangeFunctionOperator::Plan> selectorWindow(
        const MatrixSelector &matrix, const Steps &steps);
    base::Result<RangeFunctionOperator::Plan> subqueryWindow(const Subquery &subquery, const Steps &steps);
    base::Result<Steps> subquerySteps(const Subquery &subquery, const Windows &windows) const;

    Query &m_query;
    const Steps m_querySteps;
    std::map<std::string, int> m_uses; // how often a part occurs
    std::map<std::string, OperatorPtr> m_shared; // parts that occur more than once
    std::unordered_map<const Expression *, bool> m_invariant;
};

} // namespace zumik::promql::exec
