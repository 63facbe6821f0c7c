// SPDX-License-Identifier: GPL-3.0-or-later
// Within brackets and braces.
#include "models/promql/numberliteral.h"
#include "models/promql/scanner.h"
#include "models/promql/words.h"

#include <utility>

namespace zumik::promql {

namespace {

bool isMinOrMax(const Item &item)
{
    return item.kind == ItemKind::Aggregation
        && (item.aggregation == AggregateOp::Min || item.aggregation == AggregateOp::Max);
}

} // namespace

/// Behind "[". Prometheus 2 takes nothing but a duration here, not even a comment.
Item Scanner::window()
{
    while (isBlank(peek())) {
        ++m_at;
    }
    if (m_semantics.numbersAreDurations) {
        return next();
    }
    const NumberScan scan = scanNumber(m_text, m_at, false);
    if (scan.kind != NumberScan::Kind::Duration) {
        return fail("expected a duration with its unit, as in 5m");
    }
    return take(ItemKind::Duration, scan.end - m_at);
}

Item Scanner::wordInBrackets()
{
    return m_semantics.durationExpressions && peek() != ':' ? lengthFunction() : colon();
}

/// Prometheus 2 takes every letter within brackets for the colon.
Item Scanner::colon()
{
    if (std::exchange(m_colon, true)) {
        return fail("\"" + std::string(1, peek()) + R"(" was found, expected "]")");
    }
    return take(ItemKind::Colon);
}

Item Scanner::lengthFunction()
{
    std::size_t size = 1;
    while (isWordCharacter(peek(size))) {
        ++size;
    }
    Item item = classify(m_text.substr(m_at, size), m_semantics);
    item.at = m_at;
    if (!isMinOrMax(item) && !item.is(Keyword::Step) && !item.is(Keyword::Range)) {
        return fail(describe(item) + " was found, expected a duration");
    }
    m_at += size;
    return item;
}

Item Scanner::insideBraces()
{
    const char c = peek();
    if (isLetter(c)) {
        return label();
    }
    if (isQuote(c)) {
        return string();
    }
    return matcherSign();
}

Item Scanner::label()
{
    std::size_t size = 1;
    while (isWordCharacter(peek(size))) {
        ++size;
    }
    return take(ItemKind::Identifier, size);
}

Item Scanner::matcherSign()
{
    switch (peek()) {
    case ',':
        return take(ItemKind::Comma);
    case '=':
        return peek(1) == '~' ? take(ItemKind::RegexMatch, 2) : take(ItemKind::Assign);
    case '!':
        if (peek(1) == '=') {
            return takeOperator(BinaryOp::NotEqual, 2);
        }
        return peek(1) == '~' ? take(ItemKind::RegexNotMatch, 2)
                              : fail(R"("!" was found, expected "!=" or "!~")");
    case '}':
        m_brace = false;
        return take(ItemKind::RightBrace);
    default:
        return fail("this character was found within braces, expected a label or \"}\"");
    }
}

} // namespace zumik::promql
