// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/spread.h"

#include <cmath>
#include <numbers>

namespace zumik::simulator {

double Spread::below(double bound) const
{
    return bound <= 0 ? 0 : 0.5 * std::erfc(-std::log(bound / median) / (sigma * std::numbers::sqrt2));
}

double Spread::mean() const
{
    return median * std::exp(sigma * sigma / 2);
}

} // namespace zumik::simulator
