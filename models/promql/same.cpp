// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/same.h"

#include "models/promql/parts.h"

#include <cmath>

namespace zumik::promql {

namespace {

bool sameNumber(double a, double b)
{
    return std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b);
}

bool sameMatching(const std::optional<Matching> &a, const std::optional<Matching> &b)
{
    if (!a || !b) {
        return !a && !b;
    }
    return a->cardinality == b->cardinality && a->on == b->on && a->labels == b->labels
        && a->include == b->include;
}

/// Compares two nodes without their parts; those are put on the list.
class Comparison {
public:
    bool run(const Expression &a, const Expression &b)
    {
        m_left.emplace_back(&a, &b);
        while (!m_left.empty()) {
            const auto [one, other] = m_left.back();
            m_left.pop_back();
            if (one == nullptr || other == nullptr) {
                if (one != other) {
                    return false;
                }
            } else if (!sameNode(*one, *other)) {
                return false;
            }
        }
        return true;
    }

private:
    bool sameNode(const Expression &a, const Expression &b)
    {
        if (a.node.index() != b.node.index()) {
            return false;
        }
        return pushParts(a, b)
            && std::visit(
                [&](const auto &one) { return same(one, *b.as<std::remove_cvref_t<decltype(one)>>()); },
                a.node);
    }

    bool pushParts(const Expression &a, const Expression &b)
    {
        std::vector<const Expression *> others;
        forEachPart(b, [&](const ExpressionPtr &part) { others.push_back(part.get()); });
        std::size_t at = 0;
        forEachPart(a, [&](const ExpressionPtr &part) {
            m_left.emplace_back(part.get(), at < others.size() ? others[at] : nullptr);
            ++at;
        });
        return at == others.size();
    }

    bool same(const Length &a, const Length &b)
    {
        m_left.emplace_back(a.expression.get(), b.expression.get());
        return a.value == b.value;
    }

    bool same(const TimeShift &a, const TimeShift &b)
    {
        return same(a.offset, b.offset) && a.at == b.at && (a.at != TimeShift::At::Time || a.time == b.time);
    }

    bool same(const NumberLiteral &a, const NumberLiteral &b)
    {
        return sameNumber(a.value, b.value) && a.isDuration == b.isDuration;
    }

    bool same(const StringLiteral &a, const StringLiteral &b) { return a.value == b.value; }

    bool same(const VectorSelector &a, const VectorSelector &b)
    {
        return a.name == b.name && a.matchers == b.matchers && same(a.shift, b.shift);
    }

    bool same(const MatrixSelector &a, const MatrixSelector &b) { return same(a.range, b.range); }

    bool same(const Subquery &a, const Subquery &b)
    {
        const bool steps = a.step.has_value() == b.step.has_value() && (!a.step || same(*a.step, *b.step));
        return steps && same(a.range, b.range) && same(a.shift, b.shift);
    }

    bool same(const Call &a, const Call &b) { return a.function == b.function; }

    bool same(const Aggregate &a, const Aggregate &b)
    {
        return a.op == b.op && a.labels == b.labels && a.without == b.without;
    }

    bool same(const Binary &a, const Binary &b)
    {
        return a.op == b.op && a.returnBool == b.returnBool && sameMatching(a.matching, b.matching);
    }

    bool same(const Unary &a, const Unary &b) { return a.minus == b.minus; }

    bool same(const Paren &, const Paren &) { return true; }

    std::vector<std::pair<const Expression *, const Expression *>> m_left;
};

} // namespace

bool isSame(const Expression &a, const Expression &b)
{
    return Comparison().run(a, b);
}

} // namespace zumik::promql
