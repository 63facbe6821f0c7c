// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/thresholds.h"

#include <string>

namespace zumik::frame {

/// What a value's color depends on; the theme of the day makes paint of it.
struct ValueColor {
    enum class Kind {
        Series, ///< the palette's color of the series
        Named, ///< `name`: Grafana's name or #RRGGBB
        Continuous, ///< `position` on the scheme `name`
    };

    Kind kind = Kind::Series;
    std::string name;
    double position = 0; ///< 0..1 in the range

    bool operator==(const ValueColor &) const = default;
};

/// The color of a value: its mapping's color, when `mapped` isn't empty; else by the config's color mode.
ValueColor colorOf(
    double value, const FieldConfig &config, const ValueRange &range, const std::string &mapped = {});

/// The color of the active threshold whatever the color mode is: gauges and stats; empty without steps.
std::string thresholdColor(double value, const FieldConfig &config, const ValueRange &range);

} // namespace zumik::frame
