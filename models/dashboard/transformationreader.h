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

/// Before schema 31, "labels to fields" merged what it made by itself. Source: DashboardMigrator.ts.
void mergeAfterLabels(std::vector<frame::transform::Transformation> &transformations);

} // namespace zumik::dashboard
