// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/colors.h"

namespace zumik::frame {

std::string thresholdColor(double value, const FieldConfig &config, const ValueRange &range)
{
    const int step = activeStep(config.thresholds, range, value);
    return step < 0 ? std::string() : config.thresholds.steps[static_cast<std::size_t>(step)].color;
}

ValueColor colorOf(
    double value, const FieldConfig &config, const ValueRange &range, const std::string &mapped)
{
    const double position = positionIn(range, value);
    if (!mapped.empty()) {
        return {ValueColor::Kind::Named, mapped, position};
    }
    switch (config.color.mode) {
    case ColorConfig::Mode::Fixed:
    case ColorConfig::Mode::Shades:
        return {ValueColor::Kind::Named, config.color.fixed, position};
    case ColorConfig::Mode::Thresholds: {
        std::string name = thresholdColor(value, config, range);
        return {name.empty() ? ValueColor::Kind::Series : ValueColor::Kind::Named, std::move(name), position};
    }
    case ColorConfig::Mode::Continuous:
        return {ValueColor::Kind::Continuous, config.color.scheme, position};
    case ColorConfig::Mode::PaletteClassic:
    case ColorConfig::Mode::PaletteByName:
        break;
    }
    return {ValueColor::Kind::Series, {}, position};
}

} // namespace zumik::frame
