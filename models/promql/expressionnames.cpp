// SPDX-License-Identifier: GPL-3.0-or-later
// What the types and operators are called, and which are of a kind.
#include "models/promql/expression.h"

#include <array>

namespace zumik::promql {

std::string_view typeName(ValueType type)
{
    constexpr std::array<std::string_view, 4> names{"scalar", "instant vector", "range vector", "string"};
    return names[static_cast<std::size_t>(type)];
}

bool isComparison(BinaryOp op)
{
    return op >= BinaryOp::Equal && op <= BinaryOp::GreaterOrEqual;
}

bool isSetOperator(BinaryOp op)
{
    return op >= BinaryOp::And;
}

std::string_view symbol(BinaryOp op)
{
    constexpr std::array<std::string_view, 16> symbols{
        "+", "-", "*", "/", "%", "^", "atan2", "==", "!=", "<", "<=", ">", ">=", "and", "or", "unless"};
    return symbols[static_cast<std::size_t>(op)];
}

std::string_view name(AggregateOp op)
{
    constexpr std::array<std::string_view, 14> names{"sum", "avg", "count", "min", "max", "group", "stddev",
        "stdvar", "topk", "bottomk", "count_values", "quantile", "limitk", "limit_ratio"};
    return names[static_cast<std::size_t>(op)];
}

bool hasParameter(AggregateOp op)
{
    return op >= AggregateOp::TopK;
}

} // namespace zumik::promql
