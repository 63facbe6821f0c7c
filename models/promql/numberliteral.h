// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace zumik::promql {

/// A number, or a duration, or neither: what begins with a digit, as Prometheus cuts it off. What was cut may
/// still have no value ("1e", "5.5m").
struct NumberScan {
    enum class Kind { Number, Duration, Neither };

    Kind kind = Kind::Neither;
    std::size_t end = 0;
};

/// `at` is the place of a digit, of a dot before one, or, within brackets, of anything. With `underscores`
/// (Prometheus 3) 1_000 is a number.
NumberScan scanNumber(std::string_view text, std::size_t at, bool underscores);

/// As Go's ParseInt with base 0 (0755 is octal), else as its ParseFloat; nothing for what has no value or one
/// out of range. Also the words Inf and NaN.
std::optional<double> numberValue(std::string_view text);

/// Years to milliseconds in strict order, less than 2^63 ns in sum. Zero is a duration too.
std::optional<base::Duration> durationValue(std::string_view text);

/// As Go's Duration.Seconds.
double inSeconds(base::Duration duration);

} // namespace zumik::promql
