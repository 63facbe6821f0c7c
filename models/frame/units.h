// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/frame/fieldconfig.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::frame {

/// What the engine cannot know by itself.
struct FormatContext {
    /// How far the shown zone is ahead of UTC at a time; empty: UTC.
    std::function<base::Duration(base::Time)> zoneOffset;
    base::Time now; ///< for "5 minutes ago" and for what is left away today
};

/// "$", "1.24", " s": joined, they read as one; apart, a panel can draw the unit smaller.
struct FormattedValue {
    std::string prefix;
    std::string text;
    std::string suffix;

    bool operator==(const FormattedValue &) const = default;
};

std::string toString(const FormattedValue &value);

/// A value in the config's unit. Without `decimals`, three significant digits are kept, and none after the
/// point for whole numbers, as Grafana does (negative values keep two). An absent value gives `noValue`, or
/// "-". Mappings are not applied: see display.h.
FormattedValue formatValue(double value, const FieldConfig &config, const FormatContext &context = {});

/// The ticks of one axis, all on the scale of the largest and with the decimals that tell them apart; the
/// config's own decimals do not count here.
std::vector<std::string> formatTicks(
    const std::vector<double> &values, const FieldConfig &config, const FormatContext &context = {});

/// True for Grafana's ids, for its prefix grammar ("suffix:tok/s") and for none. Any other text is shown as a
/// plain suffix, which is right for "req/min" and a guess for "frobs".
bool isKnownUnit(std::string_view id);

/// The number as JavaScript's Math.round and Grafana's toFixed give it; absent decimals: as `formatValue`.
std::string formatNumber(double value, std::optional<int> decimals);

} // namespace zumik::frame
