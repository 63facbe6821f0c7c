// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace zumik::promql::exec {

/// A label's name as Prometheus 2 allows it: a letter or '_', then also digits.
bool isLabelName(std::string_view name);

} // namespace zumik::promql::exec
