// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/lexer.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace zumik::promql {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isWordCharacter(char c)
{
    return isLetter(c) || isDigit(c) || c == ':';
}

class Lexer {
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }

    base::Result<std::vector<Token>> run()
    {
        for (skipBlank(); m_at < m_text.size(); skipBlank()) {
            if (!next()) {
                return base::Error{base::ErrorCode::QueryInvalid, m_problem, {}};
            }
        }
        return std::move(m_tokens);
    }

private:
    char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void skipBlank()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = peek();
            if (c == '#') {
                m_at = std::min(m_text.find('\n', m_at), m_text.size() - 1);
            } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                return;
            }
        }
    }

    bool next()
    {
        const char c = peek();
        if (c == '"' || c == '\'' || c == '`') {
            return string(c);
        }
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            return number();
        }
        // Within brackets a colon parts range and step; elsewhere it may begin a recording rule's name.
        if (isLetter(c) || (c == ':' && m_brackets == 0)) {
            return word();
        }
        return sign(c);
    }

    bool add(TokenKind kind, std::size_t size)
    {
        m_tokens.push_back({kind, m_text.substr(m_at, size), m_at});
        m_at += size;
        return true;
    }

    bool fail(const std::string &what)
    {
        m_problem = positionText(m_text, m_at) + ": " + what;
        return false;
    }

    bool string(char quote)
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote) {
            if (m_text[end] == '\n' && quote != '`') {
                break;
            }
            end += m_text[end] == '\\' && quote != '`' ? 2 : 1;
        }
        if (end >= m_text.size() || m_text[end] != quote) {
            return fail("the string that begins here is not closed");
        }
        return add(TokenKind::String, end + 1 - m_at);
    }

    bool number()
    {
        std::size_t size = 0;
        if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
            size = 2;
            while (isWordCharacter(peek(size)) && peek(size) != ':') {
                ++size;
            }
            return add(TokenKind::Number, size);
        }
        while (isDigit(peek(size)) || peek(size) == '.') {
            ++size;
        }
        const bool exponent = (peek(size) == 'e' || peek(size) == 'E')
            && (isDigit(peek(size + 1)) || peek(size + 1) == '+' || peek(size + 1) == '-');
        if (exponent) {
            size += 2;
            while (isDigit(peek(size))) {
                ++size;
            }
            return add(TokenKind::Number, size);
        }
        if (!isLetter(peek(size))) {
            return add(TokenKind::Number, size);
        }
        while (isDigit(peek(size)) || isLetter(peek(size))) {
            ++size;
        }
        return add(TokenKind::Duration, size);
    }

    bool word()
    {
        std::size_t size = 1;
        while (isWordCharacter(peek(size)) && !(peek(size) == ':' && m_brackets > 0)) {
            ++size;
        }
        return add(TokenKind::Identifier, size);
    }

    bool sign(char c)
    {
        constexpr std::string_view opening = "([{";
        constexpr std::string_view closing = ")]}";
        if (opening.find(c) != std::string_view::npos) {
            m_brackets += c == '[' ? 1 : 0;
            return add(TokenKind::Open, 1);
        }
        if (closing.find(c) != std::string_view::npos) {
            m_brackets -= c == ']' && m_brackets > 0 ? 1 : 0;
            return add(TokenKind::Close, 1);
        }
        if (c == ',') {
            return add(TokenKind::Comma, 1);
        }
        if (c == ':') {
            return add(TokenKind::Colon, 1);
        }
        constexpr std::string_view pairs[] = {"==", "!=", ">=", "<=", "=~", "!~"};
        const std::string_view two = m_text.substr(m_at, 2);
        if (std::find(std::begin(pairs), std::end(pairs), two) != std::end(pairs)) {
            return add(TokenKind::Operator, 2);
        }
        constexpr std::string_view singles = "+-*/%^<>=@";
        if (singles.find(c) != std::string_view::npos) {
            return add(TokenKind::Operator, 1);
        }
        return fail("no part of PromQL begins with this character");
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_brackets = 0;
    std::vector<Token> m_tokens;
    std::string m_problem;
};

char simpleEscape(char c)
{
    switch (c) {
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    case '\\':
    case '"':
    case '\'':
        return c;
    default:
        return '\0';
    }
}

void appendUtf8(std::string &out, std::uint32_t c)
{
    const auto put = [&](std::uint32_t byte) {
        out += static_cast<char>(byte);
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0U | c >> 6U);
        put(0x80U | (c & 0x3fU));
    } else if (c < 0x10000) {
        put(0xe0U | c >> 12U);
        put(0x80U | (c >> 6U & 0x3fU));
        put(0x80U | (c & 0x3fU));
    } else {
        put(0xf0U | c >> 18U);
        put(0x80U | (c >> 12U & 0x3fU));
        put(0x80U | (c >> 6U & 0x3fU));
        put(0x80U | (c & 0x3fU));
    }
}

/// \xNN, \uNNNN, \UNNNNNNNN and \NNN; the number of characters taken, 0 if it is none of them.
std::size_t numericEscape(std::string_view rest, std::string &out)
{
    const char kind = rest[0];
    const bool octal = kind >= '0' && kind <= '7';
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : octal ? 3 : 0;
    const std::size_t skip = octal ? 0 : 1;
    if (digits == 0 || rest.size() < skip + digits) {
        return 0;
    }
    std::uint32_t value = 0;
    const char *first = rest.data() + skip;
    const auto [end, status] = std::from_chars(first, first + digits, value, octal ? 8 : 16);
    if (status != std::errc{} || end != first + digits || value > 0x10ffff) {
        return 0;
    }
    if (kind == 'x' || octal) {
        out += static_cast<char>(value);
    } else {
        appendUtf8(out, value);
    }
    return skip + digits;
}

} // namespace

base::Result<std::vector<Token>> tokenize(std::string_view expression)
{
    return Lexer(expression).run();
}

std::string unquoted(std::string_view literal)
{
    const bool raw = literal.front() == '`';
    std::string_view rest = literal.substr(1, literal.size() - 2);
    if (raw) {
        return std::string(rest);
    }
    std::string out;
    while (!rest.empty()) {
        if (rest[0] != '\\' || rest.size() == 1) {
            out += rest[0];
            rest.remove_prefix(1);
            continue;
        }
        rest.remove_prefix(1);
        if (const char c = simpleEscape(rest[0])) {
            out += c;
            rest.remove_prefix(1);
        } else if (const std::size_t taken = numericEscape(rest, out)) {
            rest.remove_prefix(taken);
        } else {
            out += '\\';
        }
    }
    return out;
}

std::string positionText(std::string_view expression, std::size_t at)
{
    const std::string_view before = expression.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    const std::string_view inLine = before.substr(lineStart);
    const auto column =
        std::count_if(inLine.begin(), inLine.end(), [](char c) { return (c & 0xc0) != 0x80; }) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace zumik::promql
