// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"

#include <span>

namespace zumik::series {
class Column;
}

namespace zumik::frame {

/// From the smallest to the largest value of a field, or of its configuration.
struct ValueRange {
    double min = 0;
    double max = 100;

    bool operator==(const ValueRange &) const = default;
};

/// The configured min and max; what is not configured comes from the values, and 0..100 where there are none.
ValueRange rangeOf(const FieldConfig &config, std::span<const series::Column *const> columns);

/// Where a value lies: 0 at the range's min, 1 at its max, never outside; 0 for a NaN, 1 in an empty range.
double positionIn(const ValueRange &range, double value);

/// Index of the last step that starts at or below the value; the first for NaN and for values below all
/// steps. Without steps: -1.
int activeStep(const Thresholds &thresholds, const ValueRange &range, double value);

/// A step's start in the field's unit: percentages are of the range. The first step's is minus infinity.
double stepStart(const Thresholds &thresholds, const ValueRange &range, std::size_t index);

} // namespace zumik::frame
