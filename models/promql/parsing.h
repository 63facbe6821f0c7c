// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/promql/expression.h"
#include "models/promql/item.h"
#include "models/promql/scanner.h"
#include "models/promql/semantics.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::promql {

/// How many levels of parentheses, calls, signs and subqueries may lie one in another.
inline constexpr int mostLevels = 2000;

/// What the grammar says, types apart. An item is only read when it must be known, and what Prometheus checks
/// while it reads is checked at the same moment: so the first error is the same one, in the same place.
///
/// Operators are kept on a stack of their own, however long their chains are; what recurses are brackets.
/// Methods return null or false once there is an error; only the first one is kept.
class Parser {
public:
    Parser(std::string_view text, const Semantics &semantics);

    base::Result<ExpressionPtr> run();

private:
    /// An expression and how many levels it has, chains of binary operators not counted.
    struct Part {
        ExpressionPtr expression;
        int levels = 0;

        explicit operator bool() const { return expression != nullptr; }
    };

    enum class Language {
        Values,
        Lengths ///< durations: [5m * 2]
    };

    /// A sign or a binary operator that waits for what stands to its right.
    struct Pending {
        bool isSign = false;
        Item item;
        Binary binary; ///< without its operands
    };

    struct Chain {
        Language language;
        std::vector<Part> operands;
        std::vector<Pending> operators;
    };

    // parser.cpp
    const Item &peek();
    Item take();

    bool peekIs(ItemKind kind) { return peek().kind == kind; }

    bool failAt(std::size_t at, const std::string &what);
    bool unexpected(std::string_view expected);
    bool expect(ItemKind kind, std::string_view expected);
    bool tooDeep(int levels, std::size_t at);
    static Part made(Span span, Expression::Node node, int levels);

    // parseoperators.cpp
    Part expression(Language language = Language::Values);
    Part chain(Language language);
    bool signs(Chain &chain);
    bool atOperator(Language language);
    bool pushOperator(Chain &chain);
    bool reduce(Chain &chain);
    bool reduceSign(Chain &chain, const Item &sign);
    static void reduceBinary(Chain &chain, Pending pending);
    bool binaryModifiers(Binary &binary);
    bool groupModifier(Matching &matching);
    std::optional<std::vector<std::string>> groupingLabels();
    std::optional<std::string> groupingLabel();

    // parseoperand.cpp
    Part operand();
    Part primary();
    Part number();
    Part stringLiteral();
    Part parenthesized(Language language);
    Part named();
    Part call(const Item &name);
    bool arguments(std::vector<ExpressionPtr> &arguments, int &levels);
    bool canBeginExpression();
    Part aggregate(const Item &name);
    bool grouping(Aggregate &aggregate);
    bool placeArguments(const Item &name, Aggregate &aggregate, std::vector<ExpressionPtr> arguments);

    // parseselector.cpp
    Part selector(const Item *name);
    bool matchers(std::vector<series::Matcher> &matchers);
    bool matcher(std::vector<series::Matcher> &matchers);
    bool quotedMetric(std::vector<series::Matcher> &matchers, const Item &label);
    bool condition(std::vector<series::Matcher> &matchers, const Item &label);
    bool isMatcherSign();

    // parsepostfix.cpp
    bool postfix(Part &part);
    bool brackets(Part &part);
    bool makeMatrix(Part &part, Length range, std::size_t bracketAt);
    bool subquery(Part &part, Length range);
    bool offset(Part &part);
    bool at(Part &part);
    bool atTime(Part &part);
    bool atStartOrEnd(Part &part);
    TimeShift *shiftOf(Part &part, const std::string &modifier);
    TimeShift *unsetAt(Part &part);

    // parselength.cpp
    std::optional<double> numberOf(const Item &item);
    std::optional<base::Duration> durationOf(const Item &item, bool mayBeZero);
    std::optional<Length> window();
    std::optional<Length> windowExpression();
    std::optional<Length> offsetLength();
    std::optional<Length> signedOffset();
    std::optional<Length> folded(Part part, bool mustBePositive);
    Part lengthOperand();
    Part lengthCall();

    std::string_view m_text;
    Semantics m_semantics;
    Scanner m_scanner;
    std::optional<Item> m_next;
    std::size_t m_lastEnd = 0; ///< of what was taken last
    int m_depth = 0;
    std::optional<base::Error> m_error;
    bool m_quotedMetric = false; ///< among the conditions that are being read
};

} // namespace zumik::promql
