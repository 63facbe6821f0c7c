// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/selectorsfromtokens.h"

#include "models/promql/stringliteral.h"

#include <algorithm>
#include <array>

namespace zumik::promql {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

template <std::size_t N> bool contains(const std::array<std::string_view, N> &words, const std::string &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 6> labelListKeywords{
    "by", "without", "on", "ignoring", "group_left", "group_right"};
constexpr std::array<std::string_view, 8> otherKeywords{
    "and", "or", "unless", "bool", "offset", "inf", "nan", "atan2"};

class Finder {
public:
    explicit Finder(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    std::vector<Selector> run()
    {
        while (m_at < m_tokens.size()) {
            step();
        }
        return std::move(m_found);
    }

private:
    bool is(std::size_t index, std::string_view text) const
    {
        return index < m_tokens.size() && m_tokens[index].kind != TokenKind::String
            && m_tokens[index].text == text;
    }

    void step()
    {
        const Token &token = m_tokens[m_at];
        if (token.kind == TokenKind::Identifier) {
            identifier(token);
        } else if (is(m_at, "{")) {
            braces({});
        } else {
            ++m_at;
        }
    }

    void identifier(const Token &token)
    {
        const std::string word = lower(token.text);
        ++m_at;
        if (contains(labelListKeywords, word)) {
            skipParentheses();
        } else if (is(m_at, "{")) {
            braces(std::string(token.text));
        } else if (!is(m_at, "(") && !contains(otherKeywords, word) && !isAggregationName()) {
            found({std::string(token.text), {}});
        }
    }

    /// `sum by (job) (up)`: the word before `by` or `without` is an operator, not a metric.
    bool isAggregationName() const
    {
        if (m_at >= m_tokens.size() || m_tokens[m_at].kind != TokenKind::Identifier) {
            return false;
        }
        const std::string next = lower(m_tokens[m_at].text);
        return next == "by" || next == "without";
    }

    void skipParentheses()
    {
        if (!is(m_at, "(")) {
            return;
        }
        while (m_at < m_tokens.size() && !is(m_at, ")")) {
            ++m_at;
        }
        ++m_at;
    }

    void braces(std::string metric)
    {
        Selector selector{std::move(metric), {}};
        for (++m_at; m_at < m_tokens.size() && !is(m_at, "}");) {
            matcher(selector);
        }
        ++m_at;
        found(std::move(selector));
    }

    /// Takes the window that follows: [5m].
    void found(Selector selector)
    {
        if (is(m_at, "[") && is(m_at + 2, "]") && m_tokens[m_at + 1].kind == TokenKind::Duration) {
            const auto window = base::parseDuration(m_tokens[m_at + 1].text);
            selector.window = window ? *window : base::Duration{0};
        }
        m_found.push_back(std::move(selector));
    }

    void matcher(Selector &selector)
    {
        const Token &name = m_tokens[m_at++];
        if (name.kind != TokenKind::Identifier && name.kind != TokenKind::String) {
            return;
        }
        std::string label = name.kind == TokenKind::String ? unquoted(name.text) : std::string(name.text);
        const bool whole = m_at + 1 < m_tokens.size() && m_tokens[m_at].kind == TokenKind::Operator
            && m_tokens[m_at + 1].kind == TokenKind::String;
        if (!whole) {
            if (name.kind == TokenKind::String) {
                selector.metric = std::move(label); // {"my.metric"}
            }
            return;
        }
        const std::string op(m_tokens[m_at].text);
        std::string value = unquoted(m_tokens[m_at + 1].text);
        m_at += 2;
        if (label == "__name__" && op == "=") {
            selector.metric = value;
        }
        selector.matchers.push_back({std::move(label), op, std::move(value)});
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    std::vector<Selector> m_found;
};

} // namespace

std::vector<Selector> selectorsFromTokens(std::vector<Token> tokens)
{
    return Finder(std::move(tokens)).run();
}

} // namespace zumik::promql
