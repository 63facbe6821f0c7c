// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <span>
#include <vector>

// Where clones of panels stand, and what gives way. Private to models/dashboard.
namespace zumik::dashboard {

/// The grid row below it.
int bottomOf(const GridPosition &position);

/// From top to bottom, then from left to right; what begins at the same place keeps its order.
void sortByPosition(std::vector<Panel> &panels);

/// The place of the clone of this index among `count`.
GridPosition placeOf(const Panel &panel, int index, int count);

/// Makes room for what `panel` has become, down to `bottom`, among the others that are not yet placed.
void push(std::span<Panel> others, const Panel &panel, int bottom);

} // namespace zumik::dashboard
