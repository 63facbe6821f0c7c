// SPDX-License-Identifier: GPL-3.0-or-later
// In Prometheus 2.42 groups, and the series that operators and functions yield at several steps (so those
// within a subquery), come out of Go maps. The rest keeps the order of what it works on.
#include "tests/promqltest/diff/answerrules.h"

#include "models/promql/function.h"
#include "models/promql/parser.h"

#include <algorithm>
#include <array>

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

constexpr std::array inexactFunctions{"exp", "ln", "log2", "log10", "sin", "cos", "tan", "asin", "acos",
    "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh"};

bool isInexact(const Expression &expression)
{
    const auto *call = expression.as<Call>();
    const auto *binary = expression.as<Binary>();
    const bool itself =
        (call != nullptr
            && std::find(inexactFunctions.begin(), inexactFunctions.end(), call->function->name)
                != inexactFunctions.end())
        || (binary != nullptr && (binary->op == BinaryOp::Power || binary->op == BinaryOp::Atan2));
    const auto parts = partsOf(expression);
    return itself
        || std::any_of(parts.begin(), parts.end(), [](const Expression *part) { return isInexact(*part); });
}

} // namespace

AnswerRules answerRules(std::string_view expression)
{
    const auto parsed = parse(expression);
    if (!parsed) {
        return {AnswerOrder::Any, 1e-12};
    }
    return {orderOf(**parsed), isInexact(**parsed) ? 1e-9 : 1e-12};
}

} // namespace zumik::promqltest
