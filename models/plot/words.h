// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/frame/fieldconfig.h"

#include <string>
#include <string_view>
#include <vector>

// What the plot borrows from its caller: zone rules, widths of texts, and everything that is language.
namespace zumik::plot {

/// The rules of one time zone.
class ZoneOffsets {
public:
    virtual ~ZoneOffsets() = default;
    /// What to add to UTC to get the zone's wall time at that instant.
    virtual base::Duration offsetAt(base::Time time) const = 0;
};

class UtcOffsets final : public ZoneOffsets {
public:
    base::Duration offsetAt(base::Time /*time*/) const override { return base::Duration{0}; }
};

/// How much of a time a tick's label shows.
enum class TimeForm { Milliseconds, Seconds, Minutes, Day, Month, Year };

class TimeFormat {
public:
    virtual ~TimeFormat() = default;
    virtual std::string label(base::Time time, TimeForm form) const = 0;
};

class NumberFormat {
public:
    virtual ~NumberFormat() = default;
    /// One value with its unit, decimals and mappings, as a person reads it.
    virtual std::string value(double value, const frame::FieldConfig &config) const = 0;
    /// Labels of an axis: one unit scale and one number of decimals for all. As many as `values`.
    virtual std::vector<std::string> ticks(
        const std::vector<double> &values, const frame::FieldConfig &config) const = 0;
};

/// Widths in pixels, in the font of the axes.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    virtual float width(std::string_view text) const = 0;
};

/// Everything lent to one layout.
struct Words {
    const ZoneOffsets &zone;
    const TimeFormat &times;
    const NumberFormat &numbers;
    const TextMeasure &measure;
};

} // namespace zumik::plot
