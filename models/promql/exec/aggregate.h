// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/labelling.h"
#include "models/promql/exec/operator.h"
#include "models/promql/expression.h"

namespace zumik::promql::exec {

/// Which rows of a vector an aggregation puts together, in the order in which their first member appears.
class Grouping {
public:
    void find(const Operator &child, const LabelRule &rule);

    /// At a single instant only the members that have a value there count for the order: `values` are the
    /// rows'.
    void orderByPresence(std::span<const double> values);

    std::size_t size() const { return m_members.size(); }

    const std::vector<std::size_t> &members(std::size_t group) const { return m_members[group]; }

    const series::Labels &labels(std::size_t group) const { return m_labels[group]; }

    std::size_t groupOf(std::size_t row) const { return m_groupOf[row]; }

private:
    std::vector<std::vector<std::size_t>> m_members;
    std::vector<series::Labels> m_labels;
    std::vector<std::size_t> m_groupOf;
};

/// Opens the child (at a single instant it may be replaced by one that remembers its rows) and groups its
/// rows.
base::Status findGroups(Query &query, OperatorPtr &child, const LabelRule &rule, Grouping &grouping);

/// sum, avg, count, min, max, group, stddev, stdvar.
OperatorPtr folded(Query &query, const Aggregate &aggregate, OperatorPtr child);

/// quantile(q, v)
OperatorPtr quantileAcross(Query &query, const Aggregate &aggregate, OperatorPtr child, OperatorPtr q);

/// topk, bottomk, limitk, limit_ratio: some of the rows, as they are.
OperatorPtr selected(Query &query, const Aggregate &aggregate, OperatorPtr child, OperatorPtr parameter);

/// count_values("label", v)
OperatorPtr countedValues(Query &query, const Aggregate &aggregate, OperatorPtr child, std::string label);

LabelRule groupingRule(const Aggregate &aggregate);

} // namespace zumik::promql::exec
