// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/steps.h"

namespace zumik::frame::transform {

/// Every table with a time as rows of the time, its values and its labels as texts, ascending in time; one
/// row for each set of labels that its fields have.
Outcome longTables(const Tables &tables, const Context &context);

} // namespace zumik::frame::transform
