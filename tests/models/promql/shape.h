// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"
#include "models/promql/function.h"
#include "models/promql/parser.h"
#include "models/promql/printer.h"

#include <string>
#include <string_view>

namespace zumik::promql {

/// How an expression is built: all operators in parentheses of their own, "[...]" for those that were
/// written.
inline std::string shapeOf(const Expression &expression)
{
    if (const auto *binary = expression.as<Binary>()) {
        return "(" + shapeOf(*binary->left) + " " + std::string(symbol(binary->op)) + " "
            + shapeOf(*binary->right) + ")";
    }
    if (const auto *unary = expression.as<Unary>()) {
        return std::string(unary->minus ? "(-" : "(+") + shapeOf(*unary->inner) + ")";
    }
    const auto *paren = expression.as<Paren>();
    return paren != nullptr ? "[" + shapeOf(*paren->inner) + "]" : toString(expression);
}

/// The shape, or the message.
inline std::string shapeOf(std::string_view text, const Semantics &semantics = Semantics::v2())
{
    const auto parsed = parse(text, semantics);
    return parsed ? shapeOf(**parsed) : parsed.error().message;
}

/// The text that it prints as, or the message.
inline std::string printed(std::string_view text, const Semantics &semantics = Semantics::v2())
{
    const auto parsed = parse(text, semantics);
    return parsed ? toString(**parsed) : parsed.error().message;
}

/// "LINE:COLUMN" of the error, "accepted" where there is none.
inline std::string placeOfError(std::string_view text, const Semantics &semantics = Semantics::v2())
{
    const auto parsed = parse(text, semantics);
    if (parsed) {
        return "accepted";
    }
    std::string place = parsed.error().message.substr(std::string_view("line ").size());
    place = place.substr(0, place.find(": "));
    return place.replace(place.find(", column "), std::string_view(", column ").size(), ":");
}

} // namespace zumik::promql
