// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::base {

/// Prometheus's stale marker: a signalling NaN known by its exact bits. Also "no sample here" in a Column.
inline constexpr std::uint64_t staleBits = 0x7ff0000000000002ULL;

/// The absent value. Compare with isAbsent, never through arithmetic: that would quiet the NaN and lose the
/// mark.
inline double absent()
{
    return std::bit_cast<double>(staleBits);
}

inline bool isAbsent(double value)
{
    return std::bit_cast<std::uint64_t>(value) == staleBits;
}

/// The one double parser of the house: whole text, no locale, no spaces; also "NaN", "+Inf", "-Inf", "Inf" in
/// any case and a leading "+", as Go's ParseFloat takes them. Overflow gives an infinity, underflow zero.
std::optional<double> parseDouble(std::string_view text);

/// Prometheus's API form: shortest text that reads back to the same bits; exponent form (two digits at least)
/// below 1e-6 and from 1e21 on; "NaN", "+Inf", "-Inf".
std::string formatDouble(double value);

/// Likewise, but never with an exponent: "100000000000000000000000", "0.0000001".
std::string formatPlain(double value);

/// `decimals` places, no locale, no grouping: "1234.50".
std::string formatFixed(double value, int decimals);

} // namespace zumik::base
