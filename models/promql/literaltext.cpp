// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/literaltext.h"

#include "models/base/number.h"
#include "models/promql/timeliteral.h"

#include <cmath>
#include <limits>

namespace zumik::promql {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// Up to here seconds with three decimals are read as the same millisecond.
constexpr std::int64_t exactMilliseconds = std::int64_t{1} << 50;

std::string withThreeDecimals(std::int64_t milliseconds)
{
    const std::int64_t magnitude = std::abs(milliseconds);
    std::string fraction = std::to_string(magnitude % 1000);
    fraction.insert(0, 3 - fraction.size(), '0');
    return (milliseconds < 0 ? "-" : "") + std::to_string(magnitude / 1000) + "." + fraction;
}

/// Far away, several times share a number of seconds: the one that is read as this, which is near the
/// quotient.
double secondsOf(base::Time time)
{
    const double near = static_cast<double>(time.ms) / 1000;
    double below = near;
    double above = near;
    for (int i = 0; i < 8; ++i) {
        if (timeFromSeconds(below) == time) {
            return below;
        }
        if (timeFromSeconds(above) == time) {
            return above;
        }
        below = std::nextafter(below, -infinity);
        above = std::nextafter(above, infinity);
    }
    return near;
}

std::string timeText(base::Time time)
{
    const bool exact = time.ms > -exactMilliseconds && time.ms < exactMilliseconds;
    return exact ? withThreeDecimals(time.ms) : base::formatDouble(secondsOf(time));
}

} // namespace

std::string numberText(const NumberLiteral &number)
{
    if (!number.isDuration) {
        // A sign of its own would bind less strongly than "^": Inf ^ 2.
        return std::isinf(number.value) && number.value > 0 ? "Inf" : base::formatDouble(number.value);
    }
    const base::Duration length(std::llround(std::abs(number.value) * 1000));
    return (std::signbit(number.value) ? "-" : "") + base::formatDuration(length);
}

std::string atText(const TimeShift &shift)
{
    switch (shift.at) {
    case TimeShift::At::Time:
        return " @ " + timeText(shift.time);
    case TimeShift::At::Start:
        return " @ start()";
    case TimeShift::At::End:
        return " @ end()";
    case TimeShift::At::None:
        break;
    }
    return {};
}

} // namespace zumik::promql
