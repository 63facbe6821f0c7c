// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/item.h"
#include "models/promql/semantics.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace zumik::promql {

/// Cuts an expression into items, one at a time, by the rules of Prometheus's lexer, which depend on what is
/// open: within braces all words are labels, within brackets there are only durations. It stops at the first
/// error. What is lenient (`tokenize`) is for text that need not be whole.
class Scanner {
public:
    Scanner(std::string_view text, const Semantics &semantics);

    /// End again and again behind the last; Error again and again from the first on.
    Item next();

    /// Of the Error: what is wrong, and where.
    const std::string &problem() const { return m_problem; }

private:
    char peek(std::size_t ahead = 0) const;

    bool ends() const { return m_at >= m_text.size(); }

    void skipBlank();

    Item take(ItemKind kind, std::size_t size = 1);
    Item takeOperator(BinaryOp op, std::size_t size = 1);
    Item fail(std::string problem);
    Item unknown();

    Item end();
    Item outside();
    Item outsideSign();
    Item parenthesis();
    Item bracket();
    Item window();
    Item equals();
    Item exclamation();
    Item comparison();
    Item number();
    Item string();
    Item word();
    Item wordInBrackets();
    Item colon();
    Item lengthFunction();
    Item insideBraces();
    Item matcherSign();
    Item label();

    std::string_view m_text;
    Semantics m_semantics;
    std::size_t m_at = 0;
    int m_parentheses = 0;
    bool m_brace = false;
    bool m_bracket = false;
    bool m_bracketBegins = false; ///< only a duration may follow
    bool m_colon = false; ///< within brackets: it is there already
    bool m_failed = false;
    std::string m_problem;
};

} // namespace zumik::promql
