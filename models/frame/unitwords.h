// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/units.h"
#include "models/frame/unittable.h"

namespace zumik::frame {

/// Units that aren't a scaled number: durations in words, clocks, dates, hexadecimal, booleans. Private to
/// models/frame.
std::string inWords(
    double value, const Unit &unit, std::optional<int> decimals, const FormatContext &context);

} // namespace zumik::frame
