// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"
#include "models/promql/semantics.h"

#include <string_view>
#include <vector>

namespace zumik::promql {

/// What a function of PromQL takes and yields.
struct Function {
    std::string_view name;
    std::vector<ValueType> arguments;
    std::size_t least = 0; ///< how many arguments must be given
    std::size_t most = 0; ///< and may be; more than `arguments` repeat the last type; npos: any number
    ValueType returns = ValueType::Vector;
    bool since3 = false; ///< only where Semantics::newFunctions
    bool only2 = false; ///< only where Semantics::holtWinters
    std::string_view summary; ///< a line for completion: "per-second increase of a counter over a window"

    static constexpr std::size_t any = static_cast<std::size_t>(-1);
};

/// Nothing where the semantics have no such function. Names are case-sensitive.
const Function *findFunction(std::string_view name, const Semantics &semantics);

/// All that the semantics have, by name.
std::vector<const Function *> functions(const Semantics &semantics);

/// What only stands in a duration expression: [max(step(), 1m)]. `name` in small letters.
const std::vector<Function> &lengthFunctions();
const Function *findLengthFunction(std::string_view name);

} // namespace zumik::promql
