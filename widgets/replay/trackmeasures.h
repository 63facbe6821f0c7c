// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Where things are on the track, in px from its top.
namespace zumik::widgets::replay::measures {

constexpr int height = 82;
constexpr int side = 8; ///< left and right of the recorded time
constexpr int top = 14; ///< of the bar; flags are above
constexpr int bottom = 60; ///< of the bar
constexpr int lanes = 3; ///< of alerts
constexpr int firstLane = 19;
constexpr int laneStep = 10;
constexpr int laneHeight = 7;
constexpr int labels = 63; ///< top of the labels of the axis
constexpr int labelHeight = 16;

} // namespace zumik::widgets::replay::measures
