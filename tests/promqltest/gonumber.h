// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace zumik::promqltest {

/// A number as Prometheus's scripts write it: Go's integers (0x1F, 0b11, 0o17, 017, 1_000) or else its floats
/// ("1e3", ".5", "NaN", "-Inf").
std::optional<double> parseGoNumber(std::string_view text);

} // namespace zumik::promqltest
