// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/check.h"

#include <string_view>

namespace zumik::promql {

/// A binary operator, the types of whose sides are known.
std::optional<Problem> checkBinary(Binary &binary, ValueType left, ValueType right, std::string_view text);

} // namespace zumik::promql
