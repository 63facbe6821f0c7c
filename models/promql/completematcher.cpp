// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/completionparts.h"
#include "models/promql/stringliteral.h"

namespace zumik::promql {

namespace {

std::string textOf(const Token &token)
{
    return token.kind == TokenKind::String ? unquoted(token.text) : std::string(token.text);
}

/// The tokens of one selector from its brace on, one condition after the other.
class Conditions {
public:
    Conditions(const CursorContext &context, Completion &completion)
        : m_completion(completion)
    {
        const std::size_t brace = context.open.back().at;
        if (!context.open.back().before.empty()) {
            setMetric(std::string(context.tokens[brace - 1].text));
        }
        for (std::size_t i = brace + 1; i < context.tokens.size(); ++i) {
            take(context.tokens[i]);
        }
    }

    /// Of the condition that the cursor is in: nothing, a label, a label and an operator, all three.
    const std::vector<Token> &rest() const { return m_rest; }

private:
    void setMetric(std::string metric) { m_completion.metrics = {std::move(metric)}; }

    void take(const Token &token)
    {
        if (token.kind != TokenKind::Comma) {
            m_rest.push_back(token);
            return;
        }
        finish();
        m_rest.clear();
    }

    void finish()
    {
        if (m_rest.size() == 1 && m_rest[0].kind == TokenKind::String) {
            setMetric(textOf(m_rest[0]));
        }
        if (m_rest.size() != 3 || m_rest[2].kind != TokenKind::String) {
            return;
        }
        LabelMatcher matcher{textOf(m_rest[0]), std::string(m_rest[1].text), textOf(m_rest[2])};
        if (matcher.name == "__name__" && matcher.op == "=") {
            setMetric(matcher.value);
        }
        m_completion.matchers.push_back(std::move(matcher));
    }

    Completion &m_completion;
    std::vector<Token> m_rest;
};

} // namespace

void completeMatcher(Completion &completion, const CursorContext &context, const Semantics &semantics)
{
    const std::vector<Token> rest = Conditions(context, completion).rest();
    const bool writesWord = context.current && !completion.quoted;
    if (rest.empty() && !completion.quoted) {
        completion.wanted = {Wanted::LabelName};
    } else if (rest.empty() && semantics.quotedNames) {
        completion.wanted = {Wanted::LabelName, Wanted::Metric};
    } else if (rest.size() == 1 && !context.current) {
        completion.wanted = {Wanted::MatcherOperator};
    } else if (rest.size() == 2 && rest[1].kind == TokenKind::Operator && !writesWord) {
        completion.wanted = {Wanted::LabelValue};
        completion.label = textOf(rest[0]);
    }
}

} // namespace zumik::promql
