// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and lengths of time. Prometheus 2 has durations in the places of lengths, Prometheus 3 also numbers
// of seconds, and arithmetic: [5m * 2], offset (1h - step()).
#include "models/promql/function.h"
#include "models/promql/length.h"
#include "models/promql/numberliteral.h"
#include "models/promql/parsing.h"
#include "models/promql/words.h"

#include <algorithm>

namespace zumik::promql {

std::optional<double> Parser::numberOf(const Item &item)
{
    const auto value = numberValue(item.text);
    if (!value) {
        failAt(item.at, describe(item) + " was found, which is none, or out of range");
    }
    return value;
}

std::optional<base::Duration> Parser::durationOf(const Item &item, bool mayBeZero)
{
    const auto value = durationValue(item.text);
    if (!value) {
        failAt(item.at, describe(item) + " was found, expected one as in 1h30m, of less than 292 years");
        return {};
    }
    if (value->count() == 0 && !mayBeZero) {
        failAt(item.at, "the duration is zero, expected a longer one");
        return {};
    }
    return value;
}

std::optional<Length> Parser::window()
{
    if (m_semantics.numbersAreDurations) {
        return windowExpression();
    }
    if (!peekIs(ItemKind::Duration)) {
        unexpected("a duration, as in 5m");
        return {};
    }
    const auto value = durationOf(take(), false);
    return value ? std::optional(Length{*value, {}}) : std::nullopt;
}

std::optional<Length> Parser::windowExpression()
{
    return folded(m_semantics.durationExpressions ? expression(Language::Lengths) : lengthOperand(), true);
}

std::optional<Length> Parser::offsetLength()
{
    if (m_semantics.numbersAreDurations) {
        return signedOffset();
    }
    const bool minus = peek().is(BinaryOp::Subtract);
    if (minus) {
        take();
    }
    if (!peekIs(ItemKind::Duration)) {
        unexpected("a duration, as in 5m");
        return {};
    }
    const auto value = durationOf(take(), false);
    return value ? std::optional(Length{minus ? -*value : *value, {}}) : std::nullopt;
}

/// A literal, a call or parentheses with a sign or without; no operators, those are of the whole expression.
std::optional<Length> Parser::signedOffset()
{
    Chain chain{Language::Lengths, {}, {}};
    if (peek().is(BinaryOp::Subtract) || peek().is(BinaryOp::Add)) {
        chain.operators.push_back({true, take(), {}});
    }
    chain.operands.push_back(lengthOperand());
    if (!chain.operands.back() || (!chain.operators.empty() && !reduce(chain))) {
        return {};
    }
    return folded(std::move(chain.operands.back()), false);
}

/// What doesn't depend on the query is evaluated right here.
std::optional<Length> Parser::folded(Part part, bool mustBePositive)
{
    if (!part) {
        return {};
    }
    const std::size_t start = part.expression->span.start;
    Length length = lengthOf(std::move(part.expression));
    if (length.expression && dependsOnQuery(*length.expression)) {
        return length;
    }
    const auto value = mustBePositive ? evaluateWindow(length, {}, {}) : evaluate(length, {}, {});
    if (!value) {
        failAt(start, value.error().message);
        return {};
    }
    return Length{*value, {}};
}

Parser::Part Parser::lengthOperand()
{
    switch (peek().kind) {
    case ItemKind::Number:
    case ItemKind::Duration:
        return number();
    case ItemKind::LeftParen:
        if (m_semantics.durationExpressions) {
            return parenthesized(Language::Lengths);
        }
        break;
    case ItemKind::Aggregation:
    case ItemKind::Keyword:
        if (m_semantics.durationExpressions) {
            return lengthCall();
        }
        break;
    default:
        break;
    }
    unexpected("a duration, as in 5m");
    return {};
}

/// step(), range(), min(a, b), max(a, b)
Parser::Part Parser::lengthCall()
{
    Call call;
    call.function = findLengthFunction(lowerCase(peek().text));
    if (call.function == nullptr) {
        unexpected("a duration, as in 5m");
        return {};
    }
    const std::size_t start = take().at;
    int levels = 0;
    bool read = expect(ItemKind::LeftParen, "\"(\"");
    for (std::size_t i = 0; read && i < call.function->most; ++i) {
        Part argument = i > 0 && !expect(ItemKind::Comma, "\",\"") ? Part{} : expression(Language::Lengths);
        read = static_cast<bool>(argument);
        levels = std::max(levels, argument.levels);
        call.arguments.push_back(std::move(argument.expression));
    }
    if (!read || !expect(ItemKind::RightParen, "\")\"") || tooDeep(levels + 1, start)) {
        return {};
    }
    return made({start, m_lastEnd}, std::move(call), levels + 1);
}

} // namespace zumik::promql
