// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace zumik::promql::exec {

/// The shortest text without an exponent that reads back to the same number; "NaN", "+Inf", "-Inf".
std::string formatPlain(double value);

/// A label's name as Prometheus 2 allows it: a letter or '_', then also digits.
bool isLabelName(std::string_view name);

} // namespace zumik::promql::exec
