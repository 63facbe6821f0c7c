// SPDX-License-Identifier: GPL-3.0-or-later
// Operators and brackets outside of braces.
#include "models/promql/scanner.h"

namespace zumik::promql {

Item Scanner::outsideSign()
{
    switch (peek()) {
    case ',':
        return take(ItemKind::Comma);
    case '@':
        return take(ItemKind::At);
    case '+':
        return takeOperator(BinaryOp::Add);
    case '-':
        return takeOperator(BinaryOp::Subtract);
    case '*':
        return takeOperator(BinaryOp::Multiply);
    case '/':
        return takeOperator(BinaryOp::Divide);
    case '%':
        return takeOperator(BinaryOp::Modulo);
    case '^':
        return takeOperator(BinaryOp::Power);
    case '=':
        return equals();
    case '!':
        return exclamation();
    case '<':
    case '>':
        return comparison();
    case '(':
    case ')':
        return parenthesis();
    case '[':
    case ']':
        return bracket();
    case '{':
        m_brace = true;
        return take(ItemKind::LeftBrace);
    default:
        return unknown();
    }
}

Item Scanner::equals()
{
    if (peek(1) == '=') {
        return takeOperator(BinaryOp::Equal, 2);
    }
    return peek(1) == '~' ? fail("\"=~\" was found, which only stands between braces")
                          : take(ItemKind::Assign);
}

Item Scanner::exclamation()
{
    return peek(1) == '=' ? takeOperator(BinaryOp::NotEqual, 2) : fail(R"("!" was found, expected "!=")");
}

Item Scanner::comparison()
{
    const bool less = peek() == '<';
    if (peek(1) == '=') {
        return takeOperator(less ? BinaryOp::LessOrEqual : BinaryOp::GreaterOrEqual, 2);
    }
    return takeOperator(less ? BinaryOp::Less : BinaryOp::Greater);
}

Item Scanner::parenthesis()
{
    if (peek() == '(') {
        ++m_parentheses;
        return take(ItemKind::LeftParen);
    }
    const Item item = take(ItemKind::RightParen);
    // Prometheus names the place behind it.
    return --m_parentheses < 0 ? fail("\")\" was found, and no \"(\" before it") : item;
}

Item Scanner::bracket()
{
    const bool opens = peek() == '[';
    if (opens == m_bracket) {
        return fail(opens ? "\"[\" was found within brackets" : R"("]" was found, and no "[" before it)");
    }
    m_bracket = opens;
    m_bracketBegins = opens;
    m_colon = false;
    return take(opens ? ItemKind::LeftBracket : ItemKind::RightBracket);
}

} // namespace zumik::promql
