// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/lexer.h"
#include "models/promql/selectors.h"

namespace zumik::promql {

/// What can be told of the selectors where the expression doesn't parse as a whole.
std::vector<Selector> selectorsFromTokens(std::vector<Token> tokens);

} // namespace zumik::promql
