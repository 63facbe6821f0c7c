// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/heatcolors.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace zumik::plot {

namespace {

constexpr int leastSteps = 2;
constexpr int mostSteps = 128;

std::optional<double> finite(std::optional<double> value)
{
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// The fill from transparent to opaque.
std::vector<frame::Argb> opacities(const frame::HeatColor &color, int steps, frame::Argb fill)
{
    std::vector<frame::Argb> palette;
    const bool power = color.scale == frame::HeatColor::Scale::Exponential && color.exponent > 0;
    for (int i = 0; i < steps; ++i) {
        const double share = static_cast<double>(i) / (steps - 1);
        const double alpha = power ? std::pow(share, color.exponent) : share;
        palette.push_back(static_cast<frame::Argb>(std::lround(alpha * 255)) << 24U | (fill & 0x00FFFFFFU));
    }
    return palette;
}

std::vector<frame::Argb> paletteOf(const frame::HeatColor &color, const HeatPaint &paint)
{
    const int steps = std::clamp(color.steps, leastSteps, mostSteps);
    return color.mode == frame::HeatColor::Mode::Opacity
        ? opacities(color, steps, paint.fill)
        : frame::schemeColors(color.scheme, steps, paint.dark, color.reverse);
}

} // namespace

HeatColors::HeatColors(const frame::HeatStyle &style, std::span<const double> values, const HeatPaint &paint)
    : m_hideUpTo(style.hideUpTo.value_or(-std::numeric_limits<double>::infinity()))
    , m_hideFrom(style.hideFrom.value_or(std::numeric_limits<double>::infinity()))
    , m_log(style.color.scale == frame::HeatColor::Scale::Log)
    , m_palette(paletteOf(style.color, paint))
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : values) {
        const bool counts = shown(value) && (!m_log || value > 0);
        low = counts ? std::min(low, value) : low;
        high = counts ? std::max(high, value) : high;
        m_any = m_any || shown(value);
    }
    m_low = finite(style.color.min).value_or(std::isfinite(low) ? low : 0);
    m_high = finite(style.color.max).value_or(std::isfinite(high) ? high : m_low + 1);
    m_log = m_log && m_low > 0 && m_high > m_low;
    m_origin = m_log ? std::log(m_low) : m_low;
    const double extent = (m_log ? std::log(m_high) : m_high) - m_origin;
    const double length = extent > 0 && std::isfinite(extent) ? extent : 1;
    m_factor = static_cast<double>(m_palette.size()) / length;
}

Shade HeatColors::shadeOf(double value) const
{
    if (!shown(value)) { // and NaN
        return 0;
    }
    const auto last = static_cast<Shade>(m_palette.size());
    if (value <= m_low || value >= m_high) {
        return value >= m_high && m_high > m_low ? last : 1;
    }
    const double at = ((m_log ? std::log(value) : value) - m_origin) * m_factor;
    return static_cast<Shade>(std::min(static_cast<double>(last - 1), at) + 1);
}

double HeatColors::valueAt(double share) const
{
    return m_log ? m_low * std::pow(m_high / m_low, share) : m_low + (m_high - m_low) * share;
}

} // namespace zumik::plot
