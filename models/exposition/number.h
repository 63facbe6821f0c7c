// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace zumik::exposition {

/// Prometheus's NaN for data; base::staleBits is another.
inline constexpr std::uint64_t normalNan = 0x7ff8000000000001ULL;

/// A whole number as Prometheus reads values: Go's ParseFloat without hexadecimal and underscores. Nothing
/// when it isn't one, or too large for a double; too small a number is zero. A NaN has the bits `normalNan`.
std::optional<double> parseNumber(std::string_view text);

/// The quick way for what most values are: at most 19 digits whose double is exact or one rounding away.
/// Returns where the number ends, and what follows it is the caller's to judge; nullptr: ask parseNumber. It
/// gives the same bits as that one.
const char *parseShortNumber(const char *at, const char *end, double &value);

/// Whole milliseconds in decimal digits; nothing for anything else and for what has no 64 bits.
std::optional<base::Time> parseMilliseconds(std::string_view text);

/// Seconds with a fraction, cut to milliseconds; nothing when it is no number or none with an end. Beyond 64
/// bits it is the smallest time, as Go's conversion gives on amd64.
std::optional<base::Time> parseSeconds(std::string_view text);

} // namespace zumik::exposition
