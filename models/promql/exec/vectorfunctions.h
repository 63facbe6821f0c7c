// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"
#include "models/promql/expression.h"

#include <string>
#include <vector>

namespace zumik::promql::exec {

/// histogram_quantile(q, v) over classic buckets.
OperatorPtr histogramQuantile(Query &query, OperatorPtr q, OperatorPtr buckets, Span qSpan, Span bucketsSpan);

/// absent(v) and, with rows that have a value wherever their window holds a sample, absent_over_time(v).
OperatorPtr absentOf(Query &query, OperatorPtr child, series::Labels labels);

/// The labels that absent(v) gives its one element: those that a selector demands by =.
series::Labels labelsOfAbsent(const Expression &argument);

struct LabelReplacement {
    std::string target;
    std::string replacement;
    std::string source;
    std::string pattern;
};

OperatorPtr labelReplaced(Query &query, OperatorPtr child, LabelReplacement replacement);
OperatorPtr labelsJoined(Query &query, OperatorPtr child, std::string target, std::string separator,
    std::vector<std::string> sources);

/// sort and sort_desc: order matters only to a query at one instant.
OperatorPtr sortedByValue(Query &query, const OperatorPtr &child, bool descending);
OperatorPtr sortedByLabels(
    Query &query, const OperatorPtr &child, std::vector<std::string> names, bool descending);

/// No series at all: what functions of native histograms make of plain numbers.
OperatorPtr nothing(Query &query, const Steps &steps);

} // namespace zumik::promql::exec
