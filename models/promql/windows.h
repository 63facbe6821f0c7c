// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/promql/expression.h"

#include <vector>

namespace zumik::promql {

/// Which samples a selector of an expression reads when the expression is evaluated at an instant: those from
/// `oldest` before the anchor to `newest` before it. The window, the look-back, offsets and the subqueries
/// around it are all in there; a negative offset can make both negative.
struct SelectorWindow {
    const VectorSelector *selector = nullptr; ///< of the expression, which must live as long
    base::Duration window{0}; ///< its own [...]; zero where it selects an instant

    TimeShift::At anchor = TimeShift::At::None; ///< None: the instant that is evaluated
    base::Time time; ///< of At::Time
    base::Duration oldest{0};
    base::Duration newest{0};

    /// What it reads in all for a query over `query`, which is an instant where both ends are the same.
    base::TimeRange read(const base::TimeRange &query) const;
};

/// The selectors in the order of the text. `step` and `query` are for lengths that depend on them. Errors:
/// QueryInvalid for such a length.
base::Result<std::vector<SelectorWindow>> selectorWindows(
    const Expression &expression, base::Duration lookback, base::Duration step, const base::TimeRange &query);

/// The metric that a selector names before its braces or by __name__="..."; empty where it names none.
std::string_view metricOf(const VectorSelector &selector);

} // namespace zumik::promql
