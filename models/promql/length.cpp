// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/length.h"

#include "models/promql/function.h"
#include "models/promql/numberliteral.h"
#include "models/promql/parts.h"

#include <algorithm>
#include <cmath>

namespace zumik::promql {

namespace {

constexpr double longestSeconds = 9223372036.854;

base::Error invalid(const std::string &what)
{
    return {base::ErrorCode::QueryInvalid, what, {}};
}

double applied(BinaryOp op, double left, double right)
{
    switch (op) {
    case BinaryOp::Add:
        return left + right;
    case BinaryOp::Subtract:
        return left - right;
    case BinaryOp::Multiply:
        return left * right;
    case BinaryOp::Divide:
        return left / right;
    case BinaryOp::Modulo:
        return std::fmod(left, right);
    default:
        return std::pow(left, right);
    }
}

/// Goes through the expression with a list of what is to do and a stack of values: a chain may be long.
class Evaluation {
public:
    Evaluation(base::Duration step, base::Duration range)
        : m_step(inSeconds(step))
        , m_range(inSeconds(range))
    {
    }

    double seconds(const Expression &expression)
    {
        m_left.emplace_back(&expression, false);
        while (!m_left.empty()) {
            const auto [next, partsDone] = m_left.back();
            m_left.pop_back();
            if (partsDone) {
                finish(*next);
                continue;
            }
            m_left.emplace_back(next, true);
            forEachPart(*next, [&](const ExpressionPtr &part) { m_left.emplace_back(part.get(), false); });
        }
        return pop();
    }

private:
    double pop()
    {
        const double value = m_values.back();
        m_values.pop_back();
        return value;
    }

    /// Parts are pushed in the order of the text and so done from the last to the first.
    void finish(const Expression &expression)
    {
        if (const auto *number = expression.as<NumberLiteral>()) {
            m_values.push_back(number->value);
        } else if (const auto *unary = expression.as<Unary>()) {
            m_values.push_back(pop() * (unary->minus ? -1 : 1));
        } else if (const auto *binary = expression.as<Binary>()) {
            const double left = pop();
            m_values.push_back(applied(binary->op, left, pop()));
        } else if (const auto *call = expression.as<Call>()) {
            finishCall(call->function->name);
        }
    }

    void finishCall(std::string_view name)
    {
        if (name == "step" || name == "range") {
            m_values.push_back(name == "step" ? m_step : m_range);
            return;
        }
        const double left = pop();
        const double right = pop();
        m_values.push_back(name == "min" ? std::min(left, right) : std::max(left, right));
    }

    double m_step;
    double m_range;
    std::vector<std::pair<const Expression *, bool>> m_left;
    std::vector<double> m_values;
};

} // namespace

base::Result<base::Duration> evaluate(const Length &length, base::Duration step, base::Duration range)
{
    if (!length.expression) {
        return length.value;
    }
    const double seconds = Evaluation(step, range).seconds(*length.expression);
    if (std::isnan(seconds)) {
        return invalid("the duration is no number");
    }
    if (std::abs(seconds) > longestSeconds) {
        return invalid("the duration is out of range, expected less than 292 years");
    }
    // A number alone is cut off to milliseconds, what was computed is rounded.
    const bool literal = length.expression->as<NumberLiteral>() != nullptr;
    return base::Duration(
        std::llround(literal ? std::trunc(std::round(seconds * 1e9) / 1e6) : seconds * 1000));
}

base::Result<base::Duration> evaluateWindow(const Length &length, base::Duration step, base::Duration range)
{
    auto value = evaluate(length, step, range);
    if (value && value->count() <= 0) {
        return invalid("the duration is not longer than zero, expected a millisecond at least");
    }
    return value;
}

Length lengthOf(ExpressionPtr expression)
{
    while (auto *paren = expression->as<Paren>()) {
        expression = std::move(paren->inner);
    }
    return {base::Duration{0}, std::shared_ptr<const Expression>(std::move(expression))};
}

bool dependsOnQuery(const Expression &expression)
{
    std::vector<const Expression *> left{&expression};
    while (!left.empty()) {
        const Expression &next = *left.back();
        left.pop_back();
        const auto *call = next.as<Call>();
        if (call != nullptr && call->arguments.empty()) {
            return true;
        }
        forEachPart(next, [&](const ExpressionPtr &part) { left.push_back(part.get()); });
    }
    return false;
}

} // namespace zumik::promql
