// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pixels of a legend's rows. Private to LegendView.
namespace zumik::widgets::plot::legend {

inline constexpr int keyWidth = 10;
inline constexpr int keyGap = 8;
inline constexpr int sortMark = 10;
inline constexpr int sidePadding = 4;

} // namespace zumik::widgets::plot::legend
