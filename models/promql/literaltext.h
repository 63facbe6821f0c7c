// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

#include <string>

namespace zumik::promql {

/// The shortest text that is read as the same number, or duration.
std::string numberText(const NumberLiteral &number);

/// " @ 1700000000.000", " @ start()", or nothing.
std::string atText(const TimeShift &shift);

} // namespace zumik::promql
