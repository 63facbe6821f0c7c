// SPDX-License-Identifier: GPL-3.0-or-later
// Goes by the expression's tokens, so that its lines, its comments and what Grafana fills in stay as written,
// whether the whole parses or not. A string after NAME OP is a matcher's value, any other a text; what lies
// between tokens is a comment or a variable. Values that didn't stand there leave the expression unchanged.
#include "models/snapshot/redaction.h"

#include "models/promql/lexer.h"
#include "models/promql/stringliteral.h"

#include <algorithm>

namespace zumik::snapshot {

namespace {

using promql::Token;
using promql::TokenKind;

bool isClosed(std::string_view literal)
{
    return literal.size() >= 2 && literal.front() == literal.back();
}

bool isMatching(const Token &token)
{
    return token.kind == TokenKind::Operator
        && (token.text == "=" || token.text == "!=" || token.text == "=~" || token.text == "!~");
}

class QueryRedactor {
public:
    QueryRedactor(Redaction &redaction, std::string_view expression)
        : m_redaction(redaction)
        , m_expression(expression)
        , m_tokens(promql::tokenizeWhatCanBe(expression))
    {
    }

    RedactedQuery run()
    {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const Token &token = m_tokens[i];
            gapUpTo(token.at);
            if (token.kind == TokenKind::String) {
                string(i);
            } else {
                m_query.text.append(token.text);
            }
            m_at = token.at + token.text.size();
        }
        gapUpTo(m_expression.size());
        return std::move(m_query);
    }

private:
    void gapUpTo(std::size_t end)
    {
        m_query.text.append(m_redaction.text(m_expression.substr(m_at, end - m_at)));
    }

    /// The label whose matcher has the value at `i`; empty when it is no matcher's.
    std::string labelBefore(std::size_t i) const
    {
        if (i < 2 || !isMatching(m_tokens[i - 1])) {
            return {};
        }
        const Token &name = m_tokens[i - 2];
        if (name.kind == TokenKind::String) {
            return promql::unquoted(name.text);
        }
        return name.kind == TokenKind::Identifier ? std::string(name.text) : std::string();
    }

    bool isLabelsName(std::size_t i) const { return i + 1 < m_tokens.size() && isMatching(m_tokens[i + 1]); }

    void string(std::size_t i)
    {
        const std::string_view literal = m_tokens[i].text;
        if (!isClosed(literal)) {
            m_query.text.append(m_redaction.text(literal));
            return;
        }
        const std::string value = promql::unquoted(literal);
        const std::string redacted = isLabelsName(i) ? value : redactedValue(labelBefore(i), i, value);
        m_query.text.append(redacted == value ? std::string(literal) : promql::quotedLiteral(redacted));
    }

    std::string redactedValue(const std::string &label, std::size_t i, const std::string &value)
    {
        if (!label.empty()) {
            return m_redaction.matcherValue(label, m_tokens[i - 1].text, value, m_query.differences);
        }
        if (m_redaction.rules().concerns(value)) {
            m_query.differences.push_back("it reads " + value + " as text");
            return value;
        }
        return m_redaction.text(value);
    }

    Redaction &m_redaction;
    std::string_view m_expression;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    RedactedQuery m_query;
};

} // namespace

RedactedQuery Redaction::query(std::string_view expression)
{
    return QueryRedactor(*this, expression).run();
}

} // namespace zumik::snapshot
