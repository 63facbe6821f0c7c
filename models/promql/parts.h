// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

#include <type_traits>

namespace zumik::promql {

/// Gives `use` the owners of an expression's direct parts in the order of the text; some may be null while
/// the expression is built or taken apart. For what is in the library itself; others have partsOf.
///
/// A chain of binary operators is a tree as deep as the chain is long, and no limit is set on it: whoever
/// goes through expressions keeps a list of what is to do, and does not recurse.
template <typename Owner, typename Use> void forEachPart(Owner &expression, const Use &use)
{
    std::visit(
        [&](auto &each) {
            using T = std::remove_cvref_t<decltype(each)>;
            if constexpr (std::is_same_v<T, MatrixSelector>) {
                use(each.selector);
            } else if constexpr (std::is_same_v<T, Call>) {
                for (auto &argument : each.arguments) {
                    use(argument);
                }
            } else if constexpr (std::is_same_v<T, Aggregate>) {
                use(each.parameter);
                use(each.inner);
            } else if constexpr (std::is_same_v<T, Binary>) {
                use(each.left);
                use(each.right);
            } else if constexpr (requires { each.inner; }) {
                use(each.inner);
            }
        },
        expression.node);
}

} // namespace zumik::promql
