// SPDX-License-Identifier: GPL-3.0-or-later
// Chains of operators, by precedence. A sign binds as strongly as "*": -a ^ b is -(a ^ b), -a * b is (-a) *
// b.
#include "models/promql/parsing.h"

#include <algorithm>

namespace zumik::promql {

namespace {

constexpr int signPrecedence = 5;

int precedence(BinaryOp op)
{
    switch (op) {
    case BinaryOp::Or:
        return 1;
    case BinaryOp::And:
    case BinaryOp::Unless:
        return 2;
    case BinaryOp::Add:
    case BinaryOp::Subtract:
        return 4;
    case BinaryOp::Power:
        return 6;
    default:
        return isComparison(op) ? 3 : signPrecedence;
    }
}

bool isZero(const Expression &expression)
{
    const auto *number = unwrapped(expression).as<NumberLiteral>();
    return number != nullptr && number->value == 0;
}

bool isArithmetic(BinaryOp op)
{
    return op <= BinaryOp::Power;
}

} // namespace

Parser::Part Parser::expression(Language language)
{
    if (tooDeep(m_depth + 1, peek().at)) {
        return {};
    }
    ++m_depth;
    Part part = chain(language);
    --m_depth;
    return part;
}

Parser::Part Parser::chain(Language language)
{
    Chain chain{language, {}, {}};
    do {
        if (!signs(chain)) {
            return {};
        }
        chain.operands.push_back(language == Language::Values ? operand() : lengthOperand());
        if (!chain.operands.back()) {
            return {};
        }
    } while (atOperator(language) && pushOperator(chain));
    while (!m_error && !chain.operators.empty()) {
        reduce(chain);
    }
    return m_error ? Part{} : std::move(chain.operands.back());
}

/// What stands before an operand.
bool Parser::signs(Chain &chain)
{
    int count = 0;
    while (peek().is(BinaryOp::Add) || peek().is(BinaryOp::Subtract)) {
        if (tooDeep(m_depth + ++count, peek().at)) {
            return false;
        }
        chain.operators.push_back({true, take(), {}});
    }
    return !m_error;
}

bool Parser::atOperator(Language language)
{
    const Item &next = peek();
    return next.kind == ItemKind::Operator && (language == Language::Values || isArithmetic(next.op));
}

/// Takes the operator and whatever belongs to it, after all to its left that binds more strongly.
bool Parser::pushOperator(Chain &chain)
{
    Pending pending{false, take(), {}};
    const int strength = precedence(pending.item.op);
    const bool rightAssociative = pending.item.is(BinaryOp::Power);
    while (!chain.operators.empty()) {
        const Pending &before = chain.operators.back();
        const int other = before.isSign ? signPrecedence : precedence(before.item.op);
        if (other < strength || (other == strength && rightAssociative)) {
            break;
        }
        if (!reduce(chain)) {
            return false;
        }
    }
    pending.binary.op = pending.item.op;
    if (chain.language == Language::Values && !binaryModifiers(pending.binary)) {
        return false;
    }
    pending.binary.opSpan = {pending.item.at, m_lastEnd};
    chain.operators.push_back(std::move(pending));
    return true;
}

bool Parser::reduce(Chain &chain)
{
    Pending pending = std::move(chain.operators.back());
    chain.operators.pop_back();
    if (pending.isSign) {
        return reduceSign(chain, pending.item);
    }
    const bool divides = pending.item.is(BinaryOp::Divide) || pending.item.is(BinaryOp::Modulo);
    if (chain.language == Language::Lengths && divides && isZero(*chain.operands.back().expression)) {
        return failAt(pending.item.at, "a division by zero was found");
    }
    reduceBinary(chain, std::move(pending));
    return true;
}

bool Parser::reduceSign(Chain &chain, const Item &sign)
{
    Part &part = chain.operands.back();
    Expression &inner = *part.expression;
    const bool minus = sign.is(BinaryOp::Subtract);
    if (auto *number = inner.as<NumberLiteral>()) {
        number->value *= minus ? -1 : 1;
        inner.span.start = sign.at;
        return true;
    }
    if (tooDeep(part.levels + 1, sign.at)) {
        return false;
    }
    const Span span{sign.at, inner.span.end};
    part = made(span, Unary{minus, std::move(part.expression)}, part.levels + 1);
    return true;
}

void Parser::reduceBinary(Chain &chain, Pending pending)
{
    Part right = std::move(chain.operands.back());
    chain.operands.pop_back();
    Part &left = chain.operands.back();
    const Span span{left.expression->span.start, right.expression->span.end};
    pending.binary.left = std::move(left.expression);
    pending.binary.right = std::move(right.expression);
    left = made(span, std::move(pending.binary), std::max(left.levels, right.levels));
}

} // namespace zumik::promql
