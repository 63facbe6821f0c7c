// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/atvariants.h"

#include "models/promql/function.h"
#include "models/promql/parser.h"
#include "models/promql/printer.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zumik::promqltest {

namespace {

using namespace promql;

/// time() itself, what falls back to it without an argument, and what tells a sample's own time.
constexpr std::array timeDependent{"days_in_month", "day_of_month", "day_of_week", "day_of_year", "hour",
    "minute", "month", "year", "predict_linear", "time", "timestamp"};

/// Fixes an expression at a time. What is inside of a subquery stays as it is: the subquery itself is fixed.
class Fixer {
public:
    explicit Fixer(base::Time at)
        : m_at(at)
    {
    }

    void fix(Expression &expression)
    {
        std::visit([this](auto &node) { visit(node); }, expression.node);
    }

    bool dependsOnTime() const { return m_dependsOnTime; }

private:
    void fix(const ExpressionPtr &part)
    {
        if (part) {
            fix(*part);
        }
    }

    void fix(TimeShift &shift) const
    {
        if (shift.at != TimeShift::At::Time) {
            shift.at = TimeShift::At::Time;
            shift.time = m_at;
        }
    }

    void visit(NumberLiteral &) { }

    void visit(StringLiteral &) { }

    void visit(VectorSelector &selector) { fix(selector.shift); }

    void visit(MatrixSelector &selector) { fix(selector.selector); }

    void visit(Subquery &subquery) { fix(subquery.shift); }

    void visit(Aggregate &aggregate)
    {
        fix(aggregate.parameter);
        fix(aggregate.inner);
    }

    void visit(Binary &binary)
    {
        fix(binary.left);
        fix(binary.right);
    }

    void visit(Unary &unary) { fix(unary.inner); }

    void visit(Paren &paren) { fix(paren.inner); }

    void visit(Call &call)
    {
        m_dependsOnTime |=
            std::find(timeDependent.begin(), timeDependent.end(), call.function->name) != timeDependent.end();
        for (const ExpressionPtr &argument : call.arguments) {
            fix(argument);
        }
    }

    base::Time m_at;
    bool m_dependsOnTime = false;
};

std::vector<base::Time> otherTimes(base::Time at)
{
    if (at.ms == 0) {
        return {{-1000}, {0}, {1000}};
    }
    return {{-10 * at.ms}, {0}, {at.ms / 5}, at, {10 * at.ms}};
}

} // namespace

std::vector<InstantQuery> atVariants(const std::string &expression, base::Time at, const Semantics &semantics)
{
    auto parsed = parse(expression, semantics);
    if (!parsed) {
        return {};
    }
    Fixer fixer(at);
    fixer.fix(**parsed);
    if (fixer.dependsOnTime()) {
        return {};
    }
    std::vector<InstantQuery> queries;
    const std::string fixed = toString(**parsed);
    for (const base::Time time : otherTimes(at)) {
        queries.push_back({fixed, time});
    }
    return queries;
}

} // namespace zumik::promqltest
