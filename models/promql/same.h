// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

namespace zumik::promql {

/// Whether both are built alike, places in the text apart. All NaN are the same; 0 and -0 are not.
bool isSame(const Expression &a, const Expression &b);

} // namespace zumik::promql
