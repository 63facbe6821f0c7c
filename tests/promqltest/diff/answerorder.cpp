// SPDX-License-Identifier: GPL-3.0-or-later
// In Prometheus 2.42 groups, and the series that operators and functions yield at several steps (so those
// within a subquery), come out of Go maps. The rest keeps the order of what it works on.
#include "tests/promqltest/diff/answerorder.h"

#include "models/promql/function.h"
#include "models/promql/parser.h"

namespace zumik::promqltest {

namespace {

using namespace promql;

/// What is left of an order once something stands above it.
AnswerOrder within(AnswerOrder order)
{
    return order == AnswerOrder::Exact ? order : AnswerOrder::Any;
}

AnswerOrder orderOf(const Expression &expression)
{
    if (const auto *paren = expression.as<Paren>()) {
        return orderOf(*paren->inner);
    }
    if (const auto *call = expression.as<Call>()) {
        if (call->function->name == "sort" || call->function->name == "sort_desc") {
            return AnswerOrder::ByValue;
        }
        if (call->function->name == "histogram_quantile") {
            return AnswerOrder::Any;
        }
    }
    if (const auto *aggregate = expression.as<Aggregate>()) {
        const bool ranks = aggregate->op == AggregateOp::TopK || aggregate->op == AggregateOp::BottomK;
        return ranks && aggregate->labels.empty() && !aggregate->without ? AnswerOrder::ByValue
                                                                         : AnswerOrder::Any;
    }
    if (expression.as<Subquery>() != nullptr) {
        return AnswerOrder::Any;
    }
    AnswerOrder order = AnswerOrder::Exact;
    for (const Expression *part : partsOf(expression)) {
        order = within(orderOf(*part)) == AnswerOrder::Any ? AnswerOrder::Any : order;
    }
    return order;
}

} // namespace

AnswerOrder answerOrder(std::string_view expression)
{
    const auto parsed = parse(expression);
    return parsed ? orderOf(**parsed) : AnswerOrder::Any;
}

} // namespace zumik::promqltest
