// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/transformation.h"

#include <QJsonValue>

#include <vector>

namespace zumik::dashboard {

class Notes;

/// `transformations` of a panel: those that are not disabled. One that is not known, or that is not for the
/// panel's frames, is noted and left out; so is an option that is not known.
std::vector<frame::transform::Transformation> readTransformations(const QJsonValue &json, Notes &notes);

/// What a heatmap panel's transformations end with, "heatmap", the panel does itself by the same rules: the
/// transformation is taken away, and its buckets become the panel's. What comes after it is noted. Source:
/// calculateHeatmapFromData, which both call.
void countInHeatmap(
    std::vector<frame::transform::Transformation> &transformations, frame::HeatStyle &style, Notes &notes);

/// Before schema 31, "labels to fields" merged what it made by itself. Source: DashboardMigrator.ts.
void mergeAfterLabels(std::vector<frame::transform::Transformation> &transformations);

} // namespace zumik::dashboard
