// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

#include <optional>
#include <string>
#include <string_view>

namespace zumik::promql {

/// What is wrong with an expression that the grammar allows.
struct Problem {
    std::size_t at = 0; ///< in the text
    std::string what;
};

/// Checks types, arguments and how vectors are matched, in Prometheus's order, up to the first problem.
/// Completes the matching of binary operators: none where not both sides are vectors, many to many for sets.
std::optional<Problem> check(Expression &expression, std::string_view text);

} // namespace zumik::promql
