// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/reducers.h"
#include "models/frame/transform/calculate.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

std::string inParentheses(const std::string &field)
{
    return field.empty() ? field : "(" + field + ")";
}

std::string nameOf(const CalculateField::ReduceRow &mode)
{
    return reducerTitle(mode.reducer);
}

std::string nameOf(const CalculateField::Binary &mode)
{
    std::string name = mode.left.text + " " + mode.operation + " " + mode.right.text;
    std::erase(name, '$');
    return name;
}

std::string nameOf(const CalculateField::Unary &mode)
{
    return mode.operation + inParentheses(mode.field);
}

std::string nameOf(const CalculateField::Index &)
{
    return "Row";
}

std::string nameOf(const CalculateField::Cumulative &mode)
{
    return "cumulative " + mode.reducer + inParentheses(mode.field);
}

std::string nameOf(const CalculateField::Window &mode)
{
    return std::string(mode.centered ? "centered" : "trailing") + " moving " + mode.reducer
        + inParentheses(mode.field);
}

} // namespace

std::string calculatedName(const CalculateField &step)
{
    return std::visit([](const auto &mode) { return nameOf(mode); }, step.mode);
}

} // namespace zumik::frame::transform
