// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/promql/expression.h"
#include "models/promql/semantics.h"

#include <string_view>

namespace zumik::promql {

/// Parses and checks types. Nesting deeper than 2,000 levels is refused. Errors: QueryInvalid with
/// "line L, column C: what was found, what was expected"; lines and columns count from 1, columns in
/// characters.
base::Result<ExpressionPtr> parse(std::string_view text, const Semantics &semantics = Semantics::v2());

} // namespace zumik::promql
