// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/promql/semantics.h"

#include <string>
#include <vector>

namespace zumik::promqltest {

struct InstantQuery {
    std::string expression;
    base::Time at;
};

/// Questions that have the same answer as `expression` at `at`: its selectors and outer subqueries are fixed
/// with @, and it is asked at other times. None where the expression doesn't parse, or holds a function whose
/// value depends on the time of the question.
std::vector<InstantQuery> atVariants(
    const std::string &expression, base::Time at, const promql::Semantics &semantics);

} // namespace zumik::promqltest
