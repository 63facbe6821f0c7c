// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"

#include <string_view>

namespace zumik::promql {

/// Which time before an instant an expression's value at that instant depends on, besides the look-back.
struct Reach {
    /// The longest [...] of the expression; where there are subqueries, whose windows begin one in another,
    /// the sum of all.
    base::Duration window{0};

    /// False for @ and a negative offset: the value at an instant then depends on more than the time before
    /// it, or on how long the query's range is.
    bool onlyPast = true;

    bool operator==(const Reach &) const = default;
};

/// Told from the tokens alone. What can't be told (a window that is itself an expression) counts as not only
/// past. Errors: QueryInvalid as `tokenize`.
base::Result<Reach> reachOf(std::string_view expression);

} // namespace zumik::promql
