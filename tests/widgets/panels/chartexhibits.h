// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "models/dashboard/dashboard.h"

#include <utility>
#include <vector>

// Pie charts, bar charts and histograms for tests and for the gallery.
namespace zumik::tests {

using ChartExhibit = std::pair<dashboard::Panel, board::PanelData>;

/// Requests of six providers, one series each.
board::PanelData providerData();
/// A table of so many nodes: name, zone, load, and what is free.
board::PanelData nodeTable(std::size_t nodes);
/// Latencies of two services, in seconds.
board::PanelData latencyData();

std::vector<ChartExhibit> chartExhibits();

} // namespace zumik::tests
