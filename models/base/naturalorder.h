// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace zumik::base {

/// Less than zero, zero, more than zero: letters whatever their (ASCII) case, runs of digits by their number:
/// Grafana's Intl.Collator with `numeric` and sensitivity `base`.
int compareNaturally(std::string_view a, std::string_view b);

} // namespace zumik::base
