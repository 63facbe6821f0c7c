// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/unittable.h"

#include <optional>
#include <string>

namespace zumik::frame {

/// What a number is divided by and what stands around it then. Private to models/frame.
struct Scale {
    double divisor = 1;
    std::string prefix;
    std::string suffix;
};

/// The scale that a value of this magnitude is shown on; nothing for units that aren't a number with
/// something around it (dates, words).
std::optional<Scale> scaleOf(const Unit &unit, double magnitude);

} // namespace zumik::frame
