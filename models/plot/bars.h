// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"
#include "models/plot/scale.h"

#include <optional>
#include <vector>

// Bars over places (the rows of a table, the buckets of a histogram): where each stands, in fractions of the
// two axes, so that a painter only multiplies. Source of the widths: grafana/grafana
// public/app/plugins/panel/barchart/utils.ts and bars.ts.
namespace zumik::plot {

/// The values of one field, one a place; the field's configuration says how they are shown.
struct BarSeries {
    const frame::Field *field = nullptr;
    std::vector<double> values; ///< anything not finite has no bar
    bool visible = true; ///< hidden ones count for nothing
};

struct Bar {
    std::size_t series = 0;
    std::size_t place = 0;
    double value = 0; ///< the field's own
    double from = 0; ///< along the places, 0..1
    double to = 0;
    double foot = 0; ///< along the values, 0..1: where it stands
    double head = 0; ///< and where it ends: below the foot for values below zero
};

struct BarLayout {
    frame::Stacking stacking = frame::Stacking::None;
    double groupWidth = 0.7; ///< 0..1: of the room between two places
    double barWidth = 0.97; ///< 0..1: of a bar's share of its group
    int maxIntervals = 4; ///< room for labels on the axis of values
};

struct BarPlan {
    std::vector<Bar> bars; ///< place after place, series after series
    AxisScale values;
    frame::FieldConfig valueConfig; ///< for the labels of the values' axis
    double base = 0; ///< where bars stand, 0..1
    std::size_t places = 0;
    /// Of one place, as many as fit side by side; one for each visible series and some of air. Stacked: one.
    std::size_t slots = 1;
    double slotFill = 1; ///< 0..1: of a slot that its bar takes
    double shift = 0; ///< of the slots, in places, that puts a group in the middle of its place
    std::vector<std::size_t> slotOf; ///< of each series; `slots` for a hidden one
    std::optional<std::size_t> limits; ///< the series whose thresholds are drawn
    bool mixedUnits = false; ///< series of several units stand on one axis
};

/// Series side by side, or piled up: values above zero upwards, those below downwards, in percent as shares
/// of what lies at the place. A series alone fills its place as far as `barWidth` says.
BarPlan planBars(const std::vector<BarSeries> &series, std::size_t places, const BarLayout &layout);

/// The bar at a point, in fractions of the axes; else, with `wholePlace`, the nearest of its place; else the
/// number of bars.
std::size_t barAt(const BarPlan &plan, double along, double value, bool wholePlace = false);

} // namespace zumik::plot
