// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"
#include "models/base/time.h"
#include "models/series/matcher.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zumik::promql {

struct Function;
struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

enum class ValueType { Scalar, Vector, Matrix, String };

/// "scalar", "instant vector", "range vector", "string": as Prometheus names them in its messages.
std::string_view typeName(ValueType type);

/// Byte offsets into the expression's text, `end` behind the last.
struct Span {
    std::size_t start = 0;
    std::size_t end = 0;

    bool operator==(const Span &) const = default;
};

/// A length of time as it was written. Most are known when parsed; one that asks for step() or range() only
/// when the query's step is (`expression` is then a scalar expression in seconds, and `value` zero).
struct Length {
    base::Duration value{0};
    std::shared_ptr<const Expression> expression;
};

/// `offset` and `@`. What `@ start()` means depends on the query.
struct TimeShift {
    enum class At { None, Time, Start, End };

    Length offset; ///< positive: into the past
    At at = At::None;
    base::Time time; ///< of At::Time
};

struct NumberLiteral {
    double value = 0;
    bool isDuration = false; ///< was written as one (3.x), value in seconds
};

struct StringLiteral {
    std::string value;
};

/// up{job="a"} offset 5m. The metric's name, where it stands before the braces, is also the last matcher.
struct VectorSelector {
    std::string name;
    std::vector<series::Matcher> matchers;
    TimeShift shift;
};

/// up[5m]. `selector` is a VectorSelector; its shift is this one's.
struct MatrixSelector {
    ExpressionPtr selector;
    Length range;
};

/// expr[1h:5m]
struct Subquery {
    ExpressionPtr inner;
    Length range;
    std::optional<Length> step; ///< the default interval where it isn't written
    TimeShift shift;
};

struct Call {
    const Function *function = nullptr;
    std::vector<ExpressionPtr> arguments;
};

enum class AggregateOp {
    Sum,
    Avg,
    Count,
    Min,
    Max,
    Group,
    Stddev,
    Stdvar,
    TopK,
    BottomK,
    CountValues,
    Quantile,
    LimitK,
    LimitRatio
};

struct Aggregate {
    AggregateOp op = AggregateOp::Sum;
    ExpressionPtr inner;
    ExpressionPtr parameter; ///< of topk, bottomk, quantile, count_values, limitk, limit_ratio
    std::vector<std::string> labels;
    bool without = false;
};

enum class BinaryOp {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    Atan2,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Unless
};

bool isComparison(BinaryOp op);
bool isSetOperator(BinaryOp op);

/// "+", "==", "and".
std::string_view symbol(BinaryOp op);
std::string_view name(AggregateOp op);

/// Whether it takes a parameter before the vector: topk(3, up).
bool hasParameter(AggregateOp op);

struct Matching {
    enum class Cardinality { OneToOne, ManyToOne, OneToMany, ManyToMany };

    Cardinality cardinality = Cardinality::OneToOne;
    bool on = false; ///< `labels` are the ones that must agree; else all but these and the name
    std::vector<std::string> labels;
    std::vector<std::string> include; ///< taken from the "one" side: group_left(...)
};

struct Binary {
    BinaryOp op = BinaryOp::Add;
    ExpressionPtr left;
    ExpressionPtr right;
    bool returnBool = false;
    std::optional<Matching> matching; ///< only between two vectors, and always there
    Span opSpan;
};

struct Unary {
    bool minus = false;
    ExpressionPtr inner;
};

struct Paren {
    ExpressionPtr inner;
};

/// A parsed and checked expression. It owns its parts; nothing changes once it is parsed.
struct Expression {
    using Node = std::variant<NumberLiteral, StringLiteral, VectorSelector, MatrixSelector, Subquery, Call,
        Aggregate, Binary, Unary, Paren>;

    Expression() = default;
    Expression(Span where, Node what);
    Expression(Expression &&) = default;
    Expression &operator=(Expression &&) = default;
    /// Deep trees don't overflow the stack.
    ~Expression();

    Span span;
    Node node;

    template <typename T> const T *as() const { return std::get_if<T>(&node); }

    template <typename T> T *as() { return std::get_if<T>(&node); }
};

ValueType typeOf(const Expression &expression);

/// Inside of any parentheses.
const Expression &unwrapped(const Expression &expression);

/// The direct parts, in the order of the text.
std::vector<const Expression *> partsOf(const Expression &expression);

ExpressionPtr clone(const Expression &expression);

} // namespace zumik::promql
