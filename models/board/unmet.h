// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/selectors.h"
#include "models/series/labels.h"

#include <string>
#include <vector>

namespace zumik::board {

/// The parts of a selector that say which series of the metric are meant: cluster="a", pod=~"b.*".
std::string matchersOnly(const promql::Selector &selector);

/// What the first selector asks for that none of the series has. Empty where there is none such, and not
/// looked for in very many series.
std::string unmetMatchers(
    const std::vector<promql::Selector> &selectors, const std::vector<series::Labels> &series);

} // namespace zumik::board
