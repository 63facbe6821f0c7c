// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/units.h"

#include "models/base/number.h"
#include "models/frame/unitscale.h"
#include "models/frame/unittable.h"
#include "models/frame/unitwords.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace zumik::frame {

namespace {

constexpr int mostDecimals = 20;

int automaticDecimals(double value)
{
    if (value == 0 || std::floor(value) == value) {
        return 0;
    }
    const double exponent = std::floor(std::log10(std::abs(value)));
    const double decimals = (value < 0 ? 1 : 2) - exponent;
    return static_cast<int>(std::clamp(decimals, 0.0, 400.0));
}

/// 1e-12: JavaScript's exponents have no leading zero.
std::string exponential(double value)
{
    std::string text = base::formatDouble(value);
    const std::size_t e = text.find('e');
    if (e != std::string::npos && e + 2 < text.size() && text[e + 2] == '0') {
        text.erase(e + 2, 1);
    }
    return text;
}

std::string notFinite(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    return value > 0 ? "∞" : "-∞";
}

/// The fewest decimals that write every tick exactly, as far as a hundredth of a percent of their distance
/// goes; where none do (thirds of a minute), the fewest that tell all apart.
int tickDecimals(const std::vector<double> &scaled)
{
    std::set<double> sorted(scaled.begin(), scaled.end());
    double distance = 0;
    for (auto it = sorted.begin(); it != sorted.end() && std::next(it) != sorted.end(); ++it) {
        const double gap = *std::next(it) - *it;
        distance = distance == 0 ? gap : std::min(distance, gap);
    }
    if (distance == 0) {
        return scaled.empty() ? 0 : automaticDecimals(scaled.front());
    }
    const int least = std::max(0, static_cast<int>(std::ceil(-std::log10(distance) - 1e-9)));
    for (int decimals = std::max(0, least - 1); decimals <= std::min(least + 2, mostDecimals); ++decimals) {
        const double factor = std::pow(10.0, decimals);
        if (std::all_of(scaled.begin(), scaled.end(), [&](double value) {
                return std::abs(std::round(value * factor) / factor - value) <= distance / 10000;
            })) {
            return decimals;
        }
    }
    return std::min(least, mostDecimals);
}

double largestMagnitude(const std::vector<double> &values)
{
    double largest = 0;
    for (const double value : values) {
        largest = std::isfinite(value) ? std::max(largest, std::abs(value)) : largest;
    }
    return largest;
}

std::vector<std::string> scaledTicks(const std::vector<double> &values, const Scale &scale)
{
    std::vector<double> scaled;
    for (const double value : values) {
        if (std::isfinite(value)) {
            scaled.push_back(scale.apply(value));
        }
    }
    const int decimals = tickDecimals(scaled);
    std::vector<std::string> texts;
    for (const double value : values) {
        const std::string text = formatNumber(scale.apply(value), decimals);
        const bool negative = text.starts_with('-') && !scale.prefix.empty();
        texts.push_back((negative ? "-" : "") + scale.prefix + text.substr(negative ? 1 : 0) + scale.suffix);
    }
    return texts;
}

} // namespace

std::string toString(const FormattedValue &value)
{
    return value.prefix + value.text + value.suffix;
}

std::string formatNumber(double value, std::optional<int> decimals)
{
    if (!std::isfinite(value)) {
        return notFinite(value);
    }
    const int places = std::clamp(decimals ? *decimals : automaticDecimals(value), 0, 400);
    if (std::abs(value) >= 1e21) {
        return exponential(value);
    }
    const double factor = places <= mostDecimals ? std::pow(10.0, places) : 0;
    double rounded = value;
    if (factor != 0 && std::abs(value) * factor < 9007199254740992.0) {
        rounded = std::floor(value * factor + 0.5) / factor;
        rounded = rounded == 0 ? 0 : rounded; // no "-0"
    }
    if (rounded != 0 && std::abs(rounded) < 1e-6) {
        return exponential(rounded);
    }
    return base::formatFixed(rounded, std::min(places, mostDecimals));
}

FormattedValue formatValue(double value, const FieldConfig &config, const FormatContext &context)
{
    if (base::isAbsent(value)) {
        return {{}, config.noValue.empty() ? "-" : config.noValue, {}};
    }
    const Unit unit = unitOf(config.unit);
    if (!std::isfinite(value)) {
        return {{}, notFinite(value), {}};
    }
    const std::optional<Scale> scale = scaleOf(unit, std::abs(value));
    if (!scale) {
        return {{}, inWords(value, unit, config.decimals, context), {}};
    }
    const bool outside = unit.kind == Unit::Kind::Currency && value < 0; // -$5, not $-5
    const double shown = scale->apply(outside ? -value : value);
    return {(outside ? "-" : "") + scale->prefix, formatNumber(shown, config.decimals), scale->suffix};
}

std::vector<std::string> formatTicks(
    const std::vector<double> &values, const FieldConfig &config, const FormatContext &context)
{
    if (const auto scale = scaleOf(unitOf(config.unit), largestMagnitude(values))) {
        return scaledTicks(values, *scale);
    }
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (const double value : values) {
        texts.push_back(toString(formatValue(value, config, context)));
    }
    return texts;
}

bool isKnownUnit(std::string_view id)
{
    return hasUnit(id);
}

} // namespace zumik::frame
