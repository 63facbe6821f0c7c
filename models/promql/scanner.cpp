// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/scanner.h"

#include "models/promql/numberliteral.h"
#include "models/promql/stringliteral.h"
#include "models/promql/words.h"

#include <algorithm>
#include <utility>

namespace zumik::promql {

Scanner::Scanner(std::string_view text, const Semantics &semantics)
    : m_text(text)
    , m_semantics(semantics)
{
}

Item Scanner::next()
{
    if (m_failed) {
        return {ItemKind::Error, {}, m_at};
    }
    if (std::exchange(m_bracketBegins, false)) {
        return window();
    }
    skipBlank();
    if (ends()) {
        return end();
    }
    return m_brace ? insideBraces() : outside();
}

char Scanner::peek(std::size_t ahead) const
{
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
}

void Scanner::skipBlank()
{
    while (!ends()) {
        if (peek() == '#') {
            m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
        } else if (isBlank(peek())) {
            ++m_at;
        } else {
            return;
        }
    }
}

Item Scanner::take(ItemKind kind, std::size_t size)
{
    const Item item{kind, m_text.substr(m_at, size), m_at};
    m_at += size;
    return item;
}

Item Scanner::takeOperator(BinaryOp op, std::size_t size)
{
    Item item = take(ItemKind::Operator, size);
    item.op = op;
    return item;
}

Item Scanner::fail(std::string problem)
{
    m_failed = true;
    m_problem = std::move(problem);
    return {ItemKind::Error, {}, m_at};
}

Item Scanner::unknown()
{
    return fail("no part of PromQL begins with this character");
}

Item Scanner::end()
{
    if (m_brace) {
        return fail("the end was found, expected a label or \"}\"");
    }
    if (m_parentheses > 0) {
        return fail("the end was found, expected \")\"");
    }
    if (m_bracket) {
        return fail("the end was found, expected \"]\"");
    }
    return {ItemKind::End, {}, m_at};
}

Item Scanner::outside()
{
    const char c = peek();
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
        return number();
    }
    if (isQuote(c)) {
        return string();
    }
    if (isLetter(c) || c == ':') {
        return m_bracket ? wordInBrackets() : word();
    }
    return outsideSign();
}

Item Scanner::number()
{
    const NumberScan scan = scanNumber(m_text, m_at, m_semantics.numbersAreDurations);
    if (scan.kind == NumberScan::Kind::Neither) {
        return fail("\"" + std::string(m_text.substr(m_at, scan.end - m_at))
            + "\" was found, expected a number or a duration");
    }
    return take(
        scan.kind == NumberScan::Kind::Number ? ItemKind::Number : ItemKind::Duration, scan.end - m_at);
}

Item Scanner::string()
{
    const StringScan scan = scanString(m_text, m_at);
    return scan.problem.empty() ? take(ItemKind::String, scan.end - m_at) : fail(std::string(scan.problem));
}

Item Scanner::word()
{
    std::size_t size = 1;
    while (isWordCharacter(peek(size)) || peek(size) == ':') {
        ++size;
    }
    Item item = classify(m_text.substr(m_at, size), m_semantics);
    item.at = m_at;
    m_at += size;
    return item;
}

} // namespace zumik::promql
