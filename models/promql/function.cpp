// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/function.h"

#include "models/promql/functiontable.h"

#include <algorithm>

namespace zumik::promql {

namespace {

const std::vector<Function> &table()
{
    static const std::vector<Function> functions = functionTable();
    return functions;
}

bool exists(const Function &function, const Semantics &semantics)
{
    return (!function.since3 || semantics.newFunctions) && (!function.only2 || semantics.holtWinters);
}

Function lengthFunction(std::string_view name, std::size_t arguments, std::string_view summary)
{
    return {name, std::vector<ValueType>(arguments, ValueType::Scalar), arguments, arguments,
        ValueType::Scalar, true, false, summary};
}

} // namespace

const Function *findFunction(std::string_view name, const Semantics &semantics)
{
    const auto found = std::lower_bound(table().begin(), table().end(), name,
        [](const Function &each, std::string_view wanted) { return each.name < wanted; });
    const bool known = found != table().end() && found->name == name && exists(*found, semantics);
    return known ? &*found : nullptr;
}

std::vector<const Function *> functions(const Semantics &semantics)
{
    std::vector<const Function *> known;
    for (const Function &function : table()) {
        if (exists(function, semantics)) {
            known.push_back(&function);
        }
    }
    return known;
}

const std::vector<Function> &lengthFunctions()
{
    static const std::vector<Function> functions{
        lengthFunction("max", 2, "the longer of two durations"),
        lengthFunction("min", 2, "the shorter of two durations"),
        lengthFunction("range", 0, "how long the query's range is; zero for an instant"),
        lengthFunction("step", 0, "the query's step; zero for an instant"),
    };
    return functions;
}

const Function *findLengthFunction(std::string_view name)
{
    const auto found = std::find_if(lengthFunctions().begin(), lengthFunctions().end(),
        [&](const Function &each) { return each.name == name; });
    return found == lengthFunctions().end() ? nullptr : &*found;
}

} // namespace zumik::promql
