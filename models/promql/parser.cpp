// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/parser.h"

#include "models/promql/check.h"
#include "models/promql/parsing.h"
#include "models/promql/position.h"

namespace zumik::promql {

Parser::Parser(std::string_view text, const Semantics &semantics)
    : m_text(text)
    , m_semantics(semantics)
    , m_scanner(text, semantics)
{
}

base::Result<ExpressionPtr> Parser::run()
{
    if (peekIs(ItemKind::End)) {
        failAt(0, "there is nothing to evaluate, expected an expression");
        return *m_error;
    }
    Part whole = expression();
    if (whole && !peekIs(ItemKind::End)) {
        unexpected("an operator or the end");
    }
    if (m_error) {
        return *m_error;
    }
    return std::move(whole.expression);
}

const Item &Parser::peek()
{
    if (!m_next) {
        m_next = m_scanner.next();
        if (m_next->kind == ItemKind::Error) {
            failAt(m_next->at, m_scanner.problem());
        }
    }
    return *m_next;
}

Item Parser::take()
{
    const Item item = peek();
    m_next.reset();
    m_lastEnd = item.end();
    return item;
}

bool Parser::failAt(std::size_t at, const std::string &what)
{
    if (!m_error) {
        m_error = base::Error{base::ErrorCode::QueryInvalid, positionText(m_text, at) + ": " + what, {}};
    }
    return false;
}

bool Parser::unexpected(std::string_view expected)
{
    const Item &item = peek();
    return failAt(item.at, describe(item) + " was found, expected " + std::string(expected));
}

bool Parser::expect(ItemKind kind, std::string_view expected)
{
    if (!peekIs(kind)) {
        return unexpected(expected);
    }
    take();
    return true;
}

bool Parser::tooDeep(int levels, std::size_t at)
{
    if (levels <= mostLevels) {
        return false;
    }
    failAt(at, "more than " + std::to_string(mostLevels) + " levels lie one in another here");
    return true;
}

Parser::Part Parser::made(Span span, Expression::Node node, int levels)
{
    return {std::make_unique<Expression>(span, std::move(node)), levels};
}

base::Result<ExpressionPtr> parse(std::string_view text, const Semantics &semantics)
{
    auto parsed = Parser(text, semantics).run();
    if (parsed) {
        if (const auto problem = check(**parsed, text)) {
            return base::Error{
                base::ErrorCode::QueryInvalid, positionText(text, problem->at) + ": " + problem->what, {}};
        }
    }
    return parsed;
}

} // namespace zumik::promql
