// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

#include <string>

namespace zumik::promql {

/// The expression as PromQL on one line; parsed again it gives the same expression (spans apart). Two
/// expressions that print alike are the same.
std::string toString(const Expression &expression);

} // namespace zumik::promql
