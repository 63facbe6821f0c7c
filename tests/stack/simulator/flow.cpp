// SPDX-License-Identifier: GPL-3.0-or-later
// rate(t) = r (1 + sum of a_i sin(w_i t + p_i) + d/dt jitter(t)); its integral has each sine's own integral,
// and the jitter itself. The amplitudes and the steepest slope of the jitter add up to less than 1, so the
// rate stays positive.
#include "tests/stack/simulator/flow.h"

#include <array>
#include <cmath>
#include <numbers>

namespace zumik::simulator {

namespace {

constexpr double day = 86400;

struct Swell {
    double amplitude;
    double period;
};

/// Periods apart from the day's have no common measure with it, so that no two days are the same.
constexpr std::array swells{Swell{0.45, day}, Swell{0.08, 9'137}, Swell{0.07, 2'711}, Swell{0.05, 613}};

struct Jitter {
    double seconds; ///< how far the count runs ahead or behind
    double period;
};

// The slope is at most 3 seconds/period: 0.12 and 0.12.
constexpr std::array jitters{Jitter{2.0, 49}, Jitter{0.5, 12.5}};

double phase(Key key, std::size_t index, double period)
{
    // The day's peak lies in the afternoon (UTC) for everyone; the other swells lie anywhere.
    const double spread = period == day ? 0.15 : 1.0;
    const double start = period == day ? -0.62 * 2 * std::numbers::pi : 0.0;
    return start + spread * 2 * std::numbers::pi * unit(subKey(key, 100 + index));
}

} // namespace

double dayWave(Key key, double time)
{
    double result = 1;
    for (std::size_t i = 0; i < swells.size(); ++i) {
        const auto [amplitude, period] = swells[i];
        result += amplitude * std::sin(2 * std::numbers::pi * time / period + phase(key, i, period));
    }
    return result;
}

Flow::Flow(Key key, double perSecond)
    : m_key(key)
    , m_perSecond(perSecond)
{
}

double Flow::total(double time) const
{
    double seconds = time;
    for (std::size_t i = 0; i < swells.size(); ++i) {
        const auto [amplitude, period] = swells[i];
        const double speed = 2 * std::numbers::pi / period;
        seconds += amplitude / speed * (1 - std::cos(speed * time + phase(m_key, i, period)));
    }
    for (std::size_t i = 0; i < jitters.size(); ++i) {
        seconds += jitters[i].seconds * wander(subKey(m_key, 200 + i), time, jitters[i].period);
    }
    return m_perSecond * seconds;
}

double lastStart(Key key, double meanLife, double time)
{
    // One start in each stretch of meanLife seconds, somewhere in its middle half.
    double stretch = std::floor(time / meanLife);
    for (;; stretch -= 1) {
        const auto index = static_cast<std::uint64_t>(static_cast<std::int64_t>(stretch));
        const double start = (stretch + 0.25 + 0.5 * unit(subKey(key, index))) * meanLife;
        if (start <= time) {
            return std::floor(start);
        }
    }
}

} // namespace zumik::simulator
