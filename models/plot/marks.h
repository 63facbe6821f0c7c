// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/axes.h"
#include "models/plot/scene.h"
#include "models/plot/words.h"

#include <vector>

namespace zumik::plot {

/// The limits of an axis's first series that asks for them to be drawn.
std::vector<ThresholdMark> thresholdMarks(
    const AxisGroup &group, const PlotInput &input, const Area &area, const NumberFormat &numbers);

/// The limits of a field, in the pixels of an area; `labels` says how they are written. Nothing where the
/// field doesn't ask for them.
std::vector<ThresholdMark> thresholdMarks(const frame::FieldConfig &config, const frame::FieldConfig &labels,
    const Area &area, const NumberFormat &numbers);

/// Times of two steps and more between samples where no visible series has one. None when series differ in
/// their grid, when a series joins its gaps, or when samples are sparse by nature (more than eight such
/// times).
std::vector<base::TimeRange> commonGaps(const PlotInput &input);

/// From the last sample of any visible series to now (or the range's end), when that is more than two and a
/// half steps.
std::optional<base::TimeRange> staleTime(const PlotInput &input);

} // namespace zumik::plot
