// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/dashboard/gridlayout.h"

#include <cstddef>
#include <vector>

// Which panels of a plan have views. A board may have thousands, and a view takes a third of a millisecond
// and 50 kB: there are those of the panels that show, those of a screen's height above and below, so that
// turning the wheel finds them made, and so many of the others that a usual board is whole for screen
// readers.
namespace zumik::widgets::dashboard {

inline constexpr std::size_t usualBoard = 120; ///< panels

/// Views that are kept at most, those of panels near `part` aside. What a person did to a panel (a choice in
/// its legend) goes with its view, so there are more than are made ahead.
inline constexpr std::size_t mostKept = 2 * usualBoard;

/// Panels that show in `part`, then those within its height, then the nearest others up to usualBoard; each
/// kind from the nearest on, and in reading order where that is the same. By their ids.
std::vector<int> panelsNear(const GridPlan &plan, const QRect &part);

/// How far a box is above or below `part`; 0 where they meet.
int distanceOf(const QRect &box, const QRect &part);

} // namespace zumik::widgets::dashboard
