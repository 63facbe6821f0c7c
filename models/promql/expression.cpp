// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/expression.h"

#include "models/promql/function.h"
#include "models/promql/parts.h"

namespace zumik::promql {

namespace {

/// Everything but the parts that are expressions themselves.
struct ShallowCopy {
    Expression::Node operator()(const NumberLiteral &node) const { return node; }

    Expression::Node operator()(const StringLiteral &node) const { return node; }

    Expression::Node operator()(const VectorSelector &node) const { return node; }

    Expression::Node operator()(const MatrixSelector &node) const { return MatrixSelector{{}, node.range}; }

    Expression::Node operator()(const Subquery &node) const
    {
        return Subquery{{}, node.range, node.step, node.shift};
    }

    Expression::Node operator()(const Call &node) const
    {
        return Call{node.function, std::vector<ExpressionPtr>(node.arguments.size())};
    }

    Expression::Node operator()(const Aggregate &node) const
    {
        return Aggregate{node.op, {}, {}, node.labels, node.without};
    }

    Expression::Node operator()(const Binary &node) const
    {
        return Binary{node.op, {}, {}, node.returnBool, node.matching, node.opSpan};
    }

    Expression::Node operator()(const Unary &node) const { return Unary{node.minus, {}}; }

    Expression::Node operator()(const Paren &) const { return Paren{}; }
};

struct LeafType {
    ValueType operator()(const NumberLiteral &) const { return ValueType::Scalar; }

    ValueType operator()(const StringLiteral &) const { return ValueType::String; }

    ValueType operator()(const VectorSelector &) const { return ValueType::Vector; }

    ValueType operator()(const MatrixSelector &) const { return ValueType::Matrix; }

    ValueType operator()(const Subquery &) const { return ValueType::Matrix; }

    ValueType operator()(const Call &call) const { return call.function->returns; }

    ValueType operator()(const Aggregate &) const { return ValueType::Vector; }

    template <typename Other> ValueType operator()(const Other &) const { return ValueType::Scalar; }
};

/// Inside of parentheses and signs, which leave the type as it is.
const Expression &operand(const Expression &expression)
{
    const Expression *inner = &expression;
    for (;;) {
        if (const auto *paren = inner->as<Paren>()) {
            inner = paren->inner.get();
        } else if (const auto *unary = inner->as<Unary>()) {
            inner = unary->inner.get();
        } else {
            return *inner;
        }
    }
}

} // namespace

Expression::Expression(Span where, Node what)
    : span(where)
    , node(std::move(what))
{
}

Expression::~Expression()
{
    std::vector<ExpressionPtr> left;
    const auto takeParts = [&](Expression &from) {
        forEachPart(from, [&](ExpressionPtr &part) {
            if (part) {
                left.push_back(std::move(part));
            }
        });
    };
    takeParts(*this);
    while (!left.empty()) {
        const ExpressionPtr next = std::move(left.back());
        left.pop_back();
        takeParts(*next);
    }
}

ValueType typeOf(const Expression &expression)
{
    const Expression &whole = operand(expression);
    std::vector<const Expression *> left{&whole};
    while (!left.empty()) {
        const Expression &next = operand(*left.back());
        left.pop_back();
        if (const auto *binary = next.as<Binary>()) {
            if (binary->matching) {
                return ValueType::Vector;
            }
            left.insert(left.end(), {binary->left.get(), binary->right.get()});
            continue;
        }
        const ValueType type = std::visit(LeafType{}, next.node);
        if (type != ValueType::Scalar) {
            return &next == &whole ? type : ValueType::Vector;
        }
    }
    return ValueType::Scalar;
}

const Expression &unwrapped(const Expression &expression)
{
    const Expression *inner = &expression;
    while (const auto *paren = inner->as<Paren>()) {
        inner = paren->inner.get();
    }
    return *inner;
}

std::vector<const Expression *> partsOf(const Expression &expression)
{
    std::vector<const Expression *> parts;
    forEachPart(expression, [&](const ExpressionPtr &part) {
        if (part) {
            parts.push_back(part.get());
        }
    });
    return parts;
}

ExpressionPtr clone(const Expression &expression)
{
    ExpressionPtr copy;
    std::vector<std::pair<const Expression *, ExpressionPtr *>> left{{&expression, &copy}};
    while (!left.empty()) {
        const auto [from, to] = left.back();
        left.pop_back();
        *to = std::make_unique<Expression>(from->span, std::visit(ShallowCopy{}, from->node));
        std::vector<ExpressionPtr *> targets;
        forEachPart(**to, [&](ExpressionPtr &part) { targets.push_back(&part); });
        std::size_t at = 0;
        forEachPart(*from, [&](const ExpressionPtr &part) {
            ExpressionPtr *target = targets[at++];
            if (part) {
                left.emplace_back(part.get(), target);
            }
        });
    }
    return copy;
}

} // namespace zumik::promql
