// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/arithmetic.h"

#include "models/base/number.h"

#include <cmath>
#include <functional>

namespace zumik::promql::exec {

namespace {

struct Rows {
    std::span<const double> left;
    std::span<const double> right;
    std::span<const double> kept;
    std::span<double> out;
};

template <typename Operation> void calculate(const Rows &rows, Operation operation)
{
    for (std::size_t i = 0; i < rows.out.size(); ++i) {
        const double left = rows.left[i];
        const double right = rows.right[i];
        const bool has = !base::isAbsent(left) && !base::isAbsent(right);
        rows.out[i] = has ? operation(left, right) : base::absent();
    }
}

template <typename Operation> void compare(const Rows &rows, bool asBool, Operation holds)
{
    for (std::size_t i = 0; i < rows.out.size(); ++i) {
        const double left = rows.left[i];
        const double right = rows.right[i];
        const bool has = !base::isAbsent(left) && !base::isAbsent(right);
        const bool yes = has && holds(left, right);
        if (asBool && has) {
            rows.out[i] = yes ? 1 : 0;
        } else {
            rows.out[i] = yes ? rows.kept[i] : base::absent();
        }
    }
}

void applyComparison(ElementOp element, const Rows &rows)
{
    switch (element.op) {
    case BinaryOp::Equal:
        return compare(rows, element.asBool, std::equal_to<>{});
    case BinaryOp::NotEqual:
        return compare(rows, element.asBool, std::not_equal_to<>{});
    case BinaryOp::Less:
        return compare(rows, element.asBool, std::less<>{});
    case BinaryOp::LessOrEqual:
        return compare(rows, element.asBool, std::less_equal<>{});
    case BinaryOp::Greater:
        return compare(rows, element.asBool, std::greater<>{});
    default:
        return compare(rows, element.asBool, std::greater_equal<>{});
    }
}

} // namespace

void apply(ElementOp element, std::span<const double> left, std::span<const double> right,
    std::span<const double> kept, std::span<double> out)
{
    const Rows rows{left, right, kept, out};
    switch (element.op) {
    case BinaryOp::Add:
        return calculate(rows, std::plus<>{});
    case BinaryOp::Subtract:
        return calculate(rows, std::minus<>{});
    case BinaryOp::Multiply:
        return calculate(rows, std::multiplies<>{});
    case BinaryOp::Divide:
        return calculate(rows, std::divides<>{});
    case BinaryOp::Modulo:
        return calculate(rows, [](double a, double b) { return std::fmod(a, b); });
    case BinaryOp::Power:
        return calculate(rows, [](double a, double b) { return std::pow(a, b); });
    case BinaryOp::Atan2:
        return calculate(rows, [](double a, double b) { return std::atan2(a, b); });
    default:
        return applyComparison(element, rows);
    }
}

bool dropsName(ElementOp element, bool atan2DropsName)
{
    if (element.op == BinaryOp::Atan2) {
        return atan2DropsName;
    }
    return element.asBool || !isComparison(element.op);
}

} // namespace zumik::promql::exec
