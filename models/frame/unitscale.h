// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/unittable.h"

#include <optional>
#include <string>

namespace zumik::frame {

/// What a number is multiplied and divided by, and what stands around it then. Two whole numbers instead of a
/// fraction, so that 1000 ns are exactly 1 µs. Private to models/frame.
struct Scale {
    double factor = 1;
    double divisor = 1;
    std::string prefix;
    std::string suffix;

    double apply(double value) const { return value * factor / divisor; }
};

/// The scale that a value of this magnitude is shown on; nothing for units that aren't a number with
/// something around it (dates, words).
std::optional<Scale> scaleOf(const Unit &unit, double magnitude);

} // namespace zumik::frame
