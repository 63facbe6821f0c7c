// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/lexer.h"

#include "models/promql/position.h"
#include "models/promql/words.h"

#include <algorithm>

namespace zumik::promql {

namespace {

class Lexer {
public:
    explicit Lexer(std::string_view text, bool forgiving = false)
        : m_text(text)
        , m_forgiving(forgiving)
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

    bool unclosedString()
    {
        if (!m_forgiving) {
            return fail("the string that begins here is not closed");
        }
        return add(TokenKind::String, std::min(m_text.find('\n', m_at), m_text.size()) - m_at);
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
            return unclosedString();
        }
        return add(TokenKind::String, end + 1 - m_at);
    }

    bool number()
    {
        std::size_t size = 0;
        if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
            size = 2;
            while (isWordCharacter(peek(size))) {
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
        while (isWordCharacter(peek(size)) || (peek(size) == ':' && m_brackets == 0)) {
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
        if (m_forgiving) {
            ++m_at;
            return true;
        }
        return fail("no part of PromQL begins with this character");
    }

    std::string_view m_text;
    bool m_forgiving;
    std::size_t m_at = 0;
    int m_brackets = 0;
    std::vector<Token> m_tokens;
    std::string m_problem;
};

} // namespace

base::Result<std::vector<Token>> tokenize(std::string_view expression)
{
    return Lexer(expression).run();
}

std::vector<Token> tokenizeWhatCanBe(std::string_view expression)
{
    return Lexer(expression, true).run().value();
}

} // namespace zumik::promql
