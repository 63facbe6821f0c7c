// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on one or two numbers. Source: utils/binaryOperators.ts and unaryOperators.ts. JavaScript takes
// null for 0 there; here nothing gives nothing, as Grafana's holes of a join do.
#include "models/base/number.h"
#include "models/frame/transform/calculate.h"
#include "models/frame/transform/titles.h"

#include <array>
#include <cmath>

namespace zumik::frame::transform {

namespace {

struct Operation { ///< one on a single number has no use for the second
    std::string_view id;
    double (*run)(double, double);
};

constexpr std::array<Operation, 12> binaries{{
    {"+",
        [](double a, double b) {
            return a + b;
        }},
    {"-",
        [](double a, double b) {
            return a - b;
        }},
    {"*",
        [](double a, double b) {
            return a * b;
        }},
    {"/",
        [](double a, double b) {
            return a / b;
        }},
    {"%",
        [](double a, double b) {
            return std::fmod(a, b);
        }},
    {"**",
        [](double a, double b) {
            return std::pow(a, b);
        }},
    {"==",
        [](double a, double b) {
            return a == b ? 1.0 : 0.0;
        }},
    {"!=",
        [](double a, double b) {
            return a != b ? 1.0 : 0.0;
        }},
    {">",
        [](double a, double b) {
            return a > b ? 1.0 : 0.0;
        }},
    {"<",
        [](double a, double b) {
            return a < b ? 1.0 : 0.0;
        }},
    {">=",
        [](double a, double b) {
            return a >= b ? 1.0 : 0.0;
        }},
    {"<=",
        [](double a, double b) {
            return a <= b ? 1.0 : 0.0;
        }},
}};

constexpr std::array<Operation, 7> unaries{{
    {"abs",
        [](double a, double) {
            return std::abs(a);
        }},
    {"exp",
        [](double a, double) {
            return std::exp(a);
        }},
    {"ln",
        [](double a, double) {
            return std::log(a);
        }},
    {"floor",
        [](double a, double) {
            return std::floor(a);
        }},
    {"ceil",
        [](double a, double) {
            return std::ceil(a);
        }},
    {"round",
        [](double a, double) {
            return std::floor(a + 0.5);
        }},
    {"percent",
        [](double a, double) {
            return a * 100;
        }},
}};

template <std::size_t N>
auto find(const std::array<Operation, N> &operations, std::string_view id) -> double (*)(double, double)
{
    for (const Operation &operation : operations) {
        if (operation.id == id) {
            return operation.run;
        }
    }
    return nullptr;
}

std::vector<double> numbersOf(const Values &values)
{
    std::vector<double> numbers;
    for (std::size_t row = 0; row < values.size(); ++row) {
        numbers.push_back(values.isText() ? base::parseDouble(values.text(row)).value_or(base::absent())
                                          : values.number(row));
    }
    return numbers;
}

} // namespace

std::optional<double> applied(std::string_view operation, double left, double right)
{
    const auto run = find(binaries, operation);
    if (run == nullptr) {
        return std::nullopt;
    }
    return base::isAbsent(left) || base::isAbsent(right) ? base::absent() : run(left, right);
}

Calculated operandValues(const CalculateField::Operand &operand, const Table &table, const Context &context)
{
    const std::string text = context.filled(operand.text);
    const TableField *field = operand.fixed ? nullptr : titled(table, text);
    if (field != nullptr) {
        return numbersOf(field->values);
    }
    const auto number = base::parseDouble(text);
    return number ? Calculated(std::vector<double>(table.rows, *number)) : std::nullopt;
}

Calculated calculate(const CalculateField::Binary &mode, const Table &table, const Context &context)
{
    const Calculated left = operandValues(mode.left, table, context);
    const Calculated right = operandValues(mode.right, table, context);
    std::vector<double> values;
    for (std::size_t row = 0; left && right && row < table.rows; ++row) {
        if (const auto one = applied(mode.operation, (*left)[row], (*right)[row])) {
            values.push_back(*one);
        }
    }
    return left && right && values.size() == table.rows ? Calculated(std::move(values)) : std::nullopt;
}

Calculated calculate(const CalculateField::Unary &mode, const Table &table, const Context &)
{
    const TableField *field = titled(table, mode.field);
    const auto run = find(unaries, mode.operation);
    if (field == nullptr || !field->isNumber() || run == nullptr) {
        return std::nullopt;
    }
    std::vector<double> values = numbersOf(field->values);
    for (double &value : values) {
        value = base::isAbsent(value) ? value : run(value, 0);
    }
    return values;
}

} // namespace zumik::frame::transform
