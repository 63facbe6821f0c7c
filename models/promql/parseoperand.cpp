// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between operators.
#include "models/promql/function.h"
#include "models/promql/numberliteral.h"
#include "models/promql/parsing.h"
#include "models/promql/stringliteral.h"
#include "models/promql/words.h"

#include <algorithm>

namespace zumik::promql {

Parser::Part Parser::operand()
{
    Part part = primary();
    return part && postfix(part) ? std::move(part) : Part{};
}

Parser::Part Parser::primary()
{
    const Item &next = peek();
    switch (next.kind) {
    case ItemKind::Number:
        return number();
    case ItemKind::Duration:
        if (m_semantics.numbersAreDurations) {
            return number();
        }
        break;
    case ItemKind::String:
        return stringLiteral();
    case ItemKind::LeftParen:
        return parenthesized(Language::Values);
    case ItemKind::LeftBrace:
        return selector(nullptr);
    default:
        if (isMetricName(next)) {
            return named();
        }
    }
    unexpected("an expression");
    return {};
}

Parser::Part Parser::number()
{
    const Item item = take();
    const Span span{item.at, item.end()};
    if (item.kind == ItemKind::Duration) {
        const auto duration = durationOf(item, true);
        return duration ? made(span, NumberLiteral{inSeconds(*duration), true}, 0) : Part{};
    }
    const auto value = numberOf(item);
    return value ? made(span, NumberLiteral{*value, false}, 0) : Part{};
}

Parser::Part Parser::stringLiteral()
{
    const Item item = take();
    return made({item.at, item.end()}, StringLiteral{unquoted(item.text)}, 0);
}

Parser::Part Parser::parenthesized(Language language)
{
    const std::size_t start = take().at;
    Part inner = expression(language);
    if (!inner || !expect(ItemKind::RightParen, "an operator or \")\"") || tooDeep(inner.levels + 1, start)) {
        return {};
    }
    return made({start, m_lastEnd}, Paren{std::move(inner.expression)}, inner.levels + 1);
}

/// A metric, a call or an aggregation.
Parser::Part Parser::named()
{
    const Item name = take();
    const Item &next = peek();
    if (name.kind == ItemKind::Identifier && next.kind == ItemKind::LeftParen) {
        return call(name);
    }
    const bool aggregates =
        next.kind == ItemKind::LeftParen || next.is(Keyword::By) || next.is(Keyword::Without);
    if (name.kind == ItemKind::Aggregation && aggregates) {
        return aggregate(name);
    }
    return m_error ? Part{} : selector(&name);
}

Parser::Part Parser::call(const Item &name)
{
    Call call;
    int levels = 0;
    if (!arguments(call.arguments, levels)) {
        return {};
    }
    call.function = findFunction(name.text, m_semantics);
    if (call.function == nullptr) {
        failAt(name.at, "the function \"" + std::string(name.text) + "\" is not known");
        return {};
    }
    if (tooDeep(levels + 1, name.at)) {
        return {};
    }
    return made({name.at, m_lastEnd}, std::move(call), levels + 1);
}

/// (a, b)
bool Parser::arguments(std::vector<ExpressionPtr> &arguments, int &levels)
{
    if (!expect(ItemKind::LeftParen, "\"(\"")) {
        return false;
    }
    for (bool more = !peekIs(ItemKind::RightParen); more;) {
        Part argument = expression();
        if (!argument) {
            return false;
        }
        levels = std::max(levels, argument.levels);
        arguments.push_back(std::move(argument.expression));
        more = peekIs(ItemKind::Comma);
        const std::size_t comma = peek().at;
        if (more && (take(), !canBeginExpression())) {
            return failAt(comma, "\",\" was found, and no argument after it");
        }
    }
    return expect(ItemKind::RightParen, "an operator, \",\" or \")\"");
}

bool Parser::canBeginExpression()
{
    const Item &next = peek();
    switch (next.kind) {
    case ItemKind::Number:
    case ItemKind::String:
    case ItemKind::LeftParen:
    case ItemKind::LeftBrace:
        return true;
    case ItemKind::Duration:
        return m_semantics.numbersAreDurations;
    default:
        return isMetricName(next) || next.is(BinaryOp::Add) || next.is(BinaryOp::Subtract);
    }
}

/// Labels may stand before the arguments or behind them.
Parser::Part Parser::aggregate(const Item &name)
{
    Aggregate aggregate;
    aggregate.op = name.aggregation;
    const bool labelsFirst = !peekIs(ItemKind::LeftParen);
    std::vector<ExpressionPtr> given;
    int levels = 0;
    const bool read = (!labelsFirst || grouping(aggregate)) && arguments(given, levels)
        && (labelsFirst || grouping(aggregate));
    if (!read || !placeArguments(name, aggregate, std::move(given)) || tooDeep(levels + 1, name.at)) {
        return {};
    }
    return made({name.at, m_lastEnd}, std::move(aggregate), levels + 1);
}

bool Parser::grouping(Aggregate &aggregate)
{
    if (!peek().is(Keyword::By) && !peek().is(Keyword::Without)) {
        return !m_error;
    }
    aggregate.without = take().is(Keyword::Without);
    auto labels = groupingLabels();
    if (labels) {
        aggregate.labels = std::move(*labels);
    }
    return labels.has_value();
}

bool Parser::placeArguments(const Item &name, Aggregate &aggregate, std::vector<ExpressionPtr> arguments)
{
    const std::size_t wanted = hasParameter(aggregate.op) ? 2 : 1;
    if (arguments.size() != wanted) {
        return failAt(name.at,
            std::to_string(arguments.size()) + " arguments of the aggregation \"" + std::string(name.text)
                + "\" were found, expected " + std::to_string(wanted));
    }
    if (wanted == 2) {
        aggregate.parameter = std::move(arguments.front());
    }
    aggregate.inner = std::move(arguments.back());
    return true;
}

} // namespace zumik::promql
