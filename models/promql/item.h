// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace zumik::promql {

enum class ItemKind {
    End,
    Error, ///< what stands here is no part of PromQL; `problem` of the scanner says why
    Identifier,
    MetricIdentifier, ///< with a colon
    Number,
    Duration,
    String,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Comma,
    Colon,
    Assign, ///< =
    RegexMatch, ///< =~
    RegexNotMatch, ///< !~
    At,
    Operator, ///< every binary operator, also "and" and "!="
    Aggregation,
    Keyword,
};

enum class Keyword {
    None,
    Bool,
    By,
    Without,
    On,
    Ignoring,
    GroupLeft,
    GroupRight,
    Offset,
    Start,
    End,
    Step,
    Range
};

/// A piece of an expression, as the parser takes it.
struct Item {
    ItemKind kind = ItemKind::End;
    std::string_view text;
    std::size_t at = 0;
    BinaryOp op = BinaryOp::Add; ///< of an Operator
    AggregateOp aggregation = AggregateOp::Sum; ///< of an Aggregation
    Keyword keyword = Keyword::None; ///< of a Keyword

    std::size_t end() const { return at + text.size(); }

    bool is(BinaryOp other) const { return kind == ItemKind::Operator && op == other; }

    bool is(Keyword other) const { return kind == ItemKind::Keyword && keyword == other; }
};

/// For messages: the name "up", the number 5, the end.
std::string describe(const Item &item);

} // namespace zumik::promql
