// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace zumik::plot {

namespace {

// Beyond this, differences of two values overflow.
constexpr double largest = 1e300;

double clampFinite(double value)
{
    return std::clamp(value, -largest, largest);
}

/// 1, 2, 5 and 25 times a power of ten. 2.5 itself is left out: whole things are counted in that region.
double decimalStep(double atLeast)
{
    const double power = std::pow(10.0, std::floor(std::log10(atLeast)));
    const double tolerated = atLeast * (1 - 1e-9);
    for (const double mantissa : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        const bool halves = mantissa == 2.5 && power > 0.5 && power < 5;
        if (!halves && mantissa * power >= tolerated) {
            return mantissa * power;
        }
    }
    return 10 * power;
}

double binaryStep(double atLeast)
{
    return atLeast < 1 ? decimalStep(atLeast) : std::exp2(std::ceil(std::log2(atLeast) - 1e-9));
}

double secondsStep(double atLeast)
{
    constexpr std::array<double, 18> steps{60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200,
        86400, 172800, 432000, 864000, 1728000, 4320000, 8640000};
    if (atLeast <= 30) {
        return std::min(decimalStep(atLeast), atLeast <= 10 ? 10.0 : atLeast <= 15 ? 15.0 : 30.0);
    }
    for (const double step : steps) {
        if (step >= atLeast) {
            return step;
        }
    }
    return 86400 * decimalStep(atLeast / 86400);
}

Domain ordered(Domain domain)
{
    if (domain.low > domain.high) {
        std::swap(domain.low, domain.high);
    }
    return {clampFinite(domain.low), clampFinite(domain.high)};
}

/// Whether the axis should reach down (or up) to zero: always under areas, else when the data comes near it.
Domain withZero(Domain domain, bool always)
{
    if (domain.low > 0 && (always || domain.low <= domain.high / 2)) {
        domain.low = 0;
    } else if (domain.high < 0 && (always || domain.high >= domain.low / 2)) {
        domain.high = 0;
    }
    return domain;
}

Domain wanted(const AxisRequest &request)
{
    Domain domain = request.data ? ordered(*request.data) : Domain{0, 0};
    if (domain.low == domain.high) {
        domain = domain.low == 0 ? Domain{0, request.unitSpan}
            : domain.low > 0     ? Domain{0, domain.high}
                                 : Domain{domain.low, 0};
    }
    domain = withZero(domain, request.fromZero);
    if (request.centeredZero) {
        domain.high = std::max(std::abs(domain.low), std::abs(domain.high));
        domain.low = -domain.high;
    }
    domain.low = std::min(domain.low, request.softMin.value_or(domain.low));
    domain.high = std::max(domain.high, request.softMax.value_or(domain.high));
    return ordered(domain);
}

void applyHard(Domain &domain, const AxisRequest &request)
{
    const auto finite = [](const std::optional<double> &value) {
        return value && std::isfinite(*value);
    };
    if (finite(request.hardMin)) {
        domain.low = clampFinite(*request.hardMin);
    }
    if (finite(request.hardMax)) {
        domain.high = clampFinite(*request.hardMax);
    }
    if (domain.high > domain.low) {
        return;
    }
    const double span = std::max(std::abs(domain.low) * 0.1, request.unitSpan);
    if (finite(request.hardMax) && !finite(request.hardMin)) {
        domain.low = domain.high - span;
    } else {
        domain.high = domain.low + span;
    }
}

Domain widened(Domain domain, double step, const AxisRequest &request)
{
    if (!request.hardMin) {
        domain.low = std::floor(domain.low / step + 1e-9) * step;
    }
    if (!request.hardMax) {
        domain.high = std::ceil(domain.high / step - 1e-9) * step;
    }
    return domain;
}

AxisScale linearAxis(const AxisRequest &request)
{
    Domain domain = wanted(request);
    applyHard(domain, request);
    const int intervals = std::max(1, request.maxIntervals);
    double step = roundStep((domain.high - domain.low) / intervals, request.kind);
    Domain round = widened(domain, step, request);
    for (int i = 0; i < 8 && (round.high - round.low) / step > intervals + 1e-6; ++i) {
        step = roundStep(step * 1.01, request.kind);
        round = widened(domain, step, request);
    }
    return {Scale(round), multiples(round, step)};
}

std::vector<double> powers(Domain domain, double base, int maxTicks)
{
    const int first = static_cast<int>(std::ceil(std::log(domain.low) / std::log(base) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log(domain.high) / std::log(base) + 1e-9));
    const int stride = std::max(1, (last - first + maxTicks) / std::max(1, maxTicks));
    std::vector<double> ticks;
    for (int i = first; i <= last; i += stride) {
        ticks.push_back(std::pow(base, i));
    }
    return ticks;
}

AxisScale logAxis(const AxisRequest &request)
{
    const double base = *request.logBase > 1 ? *request.logBase : 10;
    const auto positive = [](std::optional<double> value) {
        return value && *value > 0 && std::isfinite(*value) ? value : std::nullopt;
    };
    Domain domain = request.data && request.data->high > 0 ? *request.data : Domain{1, base};
    domain = {std::max(domain.low, 1e-300), clampFinite(domain.high)};
    domain.low = std::min(domain.low, positive(request.softMin).value_or(domain.low));
    domain.high = std::max(domain.high, positive(request.softMax).value_or(domain.high));
    domain.low = positive(request.hardMin)
                     .value_or(std::pow(base, std::floor(std::log(domain.low) / std::log(base) + 1e-9)));
    domain.high = positive(request.hardMax)
                      .value_or(std::pow(base, std::ceil(std::log(domain.high) / std::log(base) - 1e-9)));
    if (domain.high <= domain.low || !std::isfinite(domain.high)) {
        domain.high = domain.low * base;
    }
    return {Scale(domain, base), powers(domain, base, request.maxIntervals + 1)};
}

/// The power of the base, or zero, that ends the axis beyond `value` (>= 0); never within the linear part.
double symmetricEnd(double value, double base, double threshold)
{
    if (value <= 0) {
        return 0;
    }
    return std::pow(base, std::ceil(std::log(std::max(value, threshold)) / std::log(base) - 1e-9));
}

/// Zero, and the powers on both sides of it from the threshold on.
std::vector<double> symmetricPowers(Domain domain, double base, double threshold, int maxTicks)
{
    const double most = std::max({std::abs(domain.low), std::abs(domain.high), threshold});
    const bool both = domain.low < 0 && domain.high > 0;
    const std::vector<double> positive =
        powers({threshold * (1 - 1e-9), most}, base, std::max(1, both ? maxTicks / 2 : maxTicks - 1));
    std::vector<double> ticks{0};
    for (const double tick : positive) {
        ticks.push_back(tick);
        ticks.push_back(-tick);
    }
    std::erase_if(ticks, [&](double tick) { return tick < domain.low || tick > domain.high; });
    std::sort(ticks.begin(), ticks.end());
    return ticks;
}

AxisScale symmetricAxis(const AxisRequest &request)
{
    const double base = *request.logBase > 1 ? *request.logBase : 10;
    Domain domain = wanted(request);
    const double most = std::max({std::abs(domain.low), std::abs(domain.high), 1e-100});
    const double asked = *request.linearThreshold > 0 ? *request.linearThreshold : 1;
    const double threshold = std::clamp(std::isfinite(asked) ? asked : 1, most * 1e-100, 1e100);
    const double above = symmetricEnd(domain.high, base, threshold);
    const double below = symmetricEnd(-domain.low, base, threshold);
    domain = {below > 0 ? -below : 0, clampFinite(above)};
    applyHard(domain, request);
    if (domain.high <= domain.low) {
        domain.high = domain.low + threshold;
    }
    return {
        Scale(domain, base, threshold), symmetricPowers(domain, base, threshold, request.maxIntervals + 1)};
}

} // namespace

Scale::Scale(Domain domain, std::optional<double> logBase, std::optional<double> linearThreshold)
    : m_domain(domain)
    , m_kind(!logBase           ? Kind::Linear
              : linearThreshold ? Kind::SymmetricLog
                                : Kind::Log)
    , m_threshold(linearThreshold.value_or(1))
{
    m_origin = inner(domain.low);
    m_factor = 1 / (inner(domain.high) - m_origin);
}

double Scale::bent(double value) const
{
    return isLog() ? std::log(value) : std::asinh(value / m_threshold);
}

double Scale::valueAt(double fraction) const
{
    const double inner = m_origin + fraction / m_factor;
    switch (m_kind) {
    case Kind::Linear:
        break;
    case Kind::Log:
        return std::exp(inner);
    case Kind::SymmetricLog:
        return m_threshold * std::sinh(inner);
    }
    return inner;
}

double roundStep(double atLeast, TickKind kind)
{
    if (!(atLeast > 0) || !std::isfinite(atLeast)) {
        return 1;
    }
    switch (kind) {
    case TickKind::Decimal:
        return decimalStep(atLeast);
    case TickKind::Binary:
        return binaryStep(atLeast);
    case TickKind::Seconds:
        return secondsStep(atLeast);
    case TickKind::Milliseconds:
        return secondsStep(atLeast / 1000) * 1000;
    }
    return decimalStep(atLeast);
}

std::vector<double> multiples(Domain domain, double step)
{
    std::vector<double> ticks;
    const double first = std::ceil(domain.low / step - 1e-6);
    const double last = std::floor(domain.high / step + 1e-6);
    // 3 / 10 is nearer to 0.3 than 3 * 0.1 is.
    const double inverse = std::round(1 / step);
    const bool whole = step < 1 && std::abs(inverse * step - 1) < 1e-9;
    for (double i = first; i <= last && ticks.size() < 100; ++i) {
        ticks.push_back(i == 0 ? 0 : whole ? i / inverse : i * step);
    }
    return ticks;
}

AxisScale makeAxis(const AxisRequest &request)
{
    if (request.logBase) {
        return request.linearThreshold ? symmetricAxis(request) : logAxis(request);
    }
    return linearAxis(request);
}

} // namespace zumik::plot
