// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/thresholds.h"

#include "models/series/column.h"

#include <algorithm>
#include <cmath>

namespace zumik::frame {

ValueRange rangeOf(const FieldConfig &config, std::span<const series::Column *const> columns)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    for (const series::Column *column : columns) {
        for (const double value : column->values()) {
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    const ValueRange found = low <= high ? ValueRange{low, high} : ValueRange{};
    return {config.min.value_or(found.min), config.max.value_or(found.max)};
}

double positionIn(const ValueRange &range, double value)
{
    if (std::isnan(value)) {
        return 0;
    }
    const double length = range.max - range.min;
    return length > 0 ? std::clamp((value - range.min) / length, 0.0, 1.0) : 1;
}

double stepStart(const Thresholds &thresholds, const ValueRange &range, std::size_t index)
{
    const double from = thresholds.steps[index].from;
    if (thresholds.mode == Thresholds::Mode::Absolute || std::isinf(from)) {
        return from;
    }
    return range.min + (range.max - range.min) * from / 100;
}

int activeStep(const Thresholds &thresholds, const ValueRange &range, double value)
{
    int active = thresholds.steps.empty() ? -1 : 0;
    for (std::size_t i = 1; i < thresholds.steps.size(); ++i) {
        if (value >= stepStart(thresholds, range, i)) {
            active = static_cast<int>(i);
        }
    }
    return active;
}

} // namespace zumik::frame
