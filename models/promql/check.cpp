// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/check.h"

#include "models/promql/checkbinary.h"
#include "models/promql/function.h"
#include "models/promql/stringliteral.h"

#include <algorithm>

namespace zumik::promql {

namespace {

using Found = std::optional<Problem>;

/// An expression whose parts are being checked.
struct Level {
    Expression *expression;
    std::vector<Expression *> parts; ///< in the order of checking
    std::vector<ValueType> types; ///< of those that are done
};

/// An aggregation's vector comes before its parameter.
std::vector<Expression *> partsToCheck(Expression &expression)
{
    std::vector<Expression *> parts;
    for (const Expression *part : partsOf(expression)) {
        parts.push_back(const_cast<Expression *>(part)); // NOLINT: of one that isn't const
    }
    if (expression.as<Aggregate>() != nullptr) {
        std::reverse(parts.begin(), parts.end());
    }
    return parts;
}

std::string quotedName(std::string_view name)
{
    return "\"" + std::string(name) + "\"";
}

Found expectType(const Expression &part, ValueType wanted, ValueType type, const std::string &where)
{
    if (type == wanted) {
        return {};
    }
    return Problem{part.span.start,
        "a value of the type " + std::string(typeName(type)) + " was found, expected " + where
            + " of the type " + std::string(typeName(wanted))};
}

std::string wantedArguments(const Function &function)
{
    if (function.least == function.most) {
        return std::to_string(function.least);
    }
    const bool endless = function.most == Function::any;
    return endless ? "at least " + std::to_string(function.least)
                   : std::to_string(function.least) + " to " + std::to_string(function.most);
}

Found checkCount(const Expression &expression, const Call &call)
{
    const Function &function = *call.function;
    const std::size_t count = call.arguments.size();
    if (count >= function.least && count <= function.most) {
        return {};
    }
    return Problem{expression.span.start,
        std::to_string(count) + " arguments of " + quotedName(function.name) + " were found, expected "
            + wantedArguments(function)};
}

Found checkVector(const Expression &expression, const VectorSelector &selector)
{
    const auto &matchers = selector.matchers;
    if (selector.name.empty()) {
        const bool chooses = std::any_of(
            matchers.begin(), matchers.end(), [](const auto &each) { return !each.matchesEmpty(); });
        return chooses ? Found{}
                       : Problem{expression.span.start,
                           "a selector of everything was found, expected a condition that the empty text "
                           "doesn't fulfill"};
    }
    const auto twice = std::find_if(
        matchers.begin(), matchers.end() - 1, [](const auto &each) { return each.name() == "__name__"; });
    if (twice == matchers.end() - 1) {
        return {};
    }
    return Problem{expression.span.start,
        "the metric's name was found twice: " + quotedLiteral(selector.name) + " and "
            + quotedLiteral(twice->value())};
}

/// Before the parts.
Found begin(const Expression &expression)
{
    if (const auto *call = expression.as<Call>()) {
        return checkCount(expression, *call);
    }
    const auto *vector = expression.as<VectorSelector>();
    return vector != nullptr ? checkVector(expression, *vector) : Found{};
}

Found checkArgument(const Call &call, std::size_t index, const Expression &part, ValueType type)
{
    const auto &types = call.function->arguments;
    return expectType(part, types[std::min(index, types.size() - 1)], type,
        "an argument of " + quotedName(call.function->name));
}

Found checkAggregated(const Aggregate &aggregate, bool parameter, const Expression &part, ValueType type)
{
    const std::string of = " of " + quotedName(name(aggregate.op));
    if (!parameter) {
        return expectType(part, ValueType::Vector, type, "an argument" + of);
    }
    const bool text = aggregate.op == AggregateOp::CountValues;
    return expectType(part, text ? ValueType::String : ValueType::Scalar, type, "a parameter" + of);
}

/// When one of the parts is done.
Found partDone(const Level &level, ValueType type)
{
    const std::size_t index = level.types.size();
    const Expression &part = *level.parts[index];
    if (const auto *call = level.expression->as<Call>()) {
        return checkArgument(*call, index, part, type);
    }
    const auto *aggregate = level.expression->as<Aggregate>();
    return aggregate != nullptr ? checkAggregated(*aggregate, index > 0, part, type) : Found{};
}

Found checkSign(const Expression &expression, ValueType type)
{
    if (type == ValueType::Scalar || type == ValueType::Vector) {
        return {};
    }
    return Problem{expression.span.start,
        "a sign was found before a value of the type " + std::string(typeName(type))
            + ", expected a scalar or an instant vector"};
}

/// When all parts are done.
Found finish(Level &level, std::string_view text)
{
    Expression &expression = *level.expression;
    if (auto *binary = expression.as<Binary>()) {
        return checkBinary(*binary, level.types[0], level.types[1], text);
    }
    if (expression.as<Unary>() != nullptr) {
        return checkSign(expression, level.types[0]);
    }
    if (expression.as<Subquery>() == nullptr || level.types[0] == ValueType::Vector) {
        return {};
    }
    return Problem{expression.span.start,
        "a subquery was found of a value of the type " + std::string(typeName(level.types[0]))
            + ", expected an instant vector"};
}

/// Known once the types of the parts are: typeOf would go through all of them again.
ValueType typeOfDone(const Level &level)
{
    const Expression &expression = *level.expression;
    if (expression.as<Paren>() != nullptr || expression.as<Unary>() != nullptr) {
        return level.types[0];
    }
    if (expression.as<Binary>() != nullptr) {
        const bool scalars = level.types[0] == ValueType::Scalar && level.types[1] == ValueType::Scalar;
        return scalars ? ValueType::Scalar : ValueType::Vector;
    }
    return typeOf(expression);
}

} // namespace

std::optional<Problem> check(Expression &expression, std::string_view text)
{
    std::vector<Level> levels;
    const auto enter = [&](Expression &next) {
        levels.push_back({&next, partsToCheck(next), {}});
        return begin(next);
    };
    Found found = enter(expression);
    while (!found && !levels.empty()) {
        Level &level = levels.back();
        if (level.types.size() < level.parts.size()) {
            found = enter(*level.parts[level.types.size()]);
            continue;
        }
        found = finish(level, text);
        const ValueType type = typeOfDone(level);
        levels.pop_back();
        if (!found && !levels.empty()) {
            found = partDone(levels.back(), type);
            levels.back().types.push_back(type);
        }
    }
    return found;
}

} // namespace zumik::promql
