// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QRect>

#include <set>
#include <unordered_map>
#include <vector>

namespace zumik::widgets::dashboard {

/// Measures of Grafana's grid in pixels.
struct GridMeasures {
    static constexpr int columns = 24;

    int rowHeight = 30;
    int gap = 8;
};

struct PlacedPanel {
    const zumik::dashboard::Panel *panel = nullptr;
    QRect box; ///< from the grid's top left corner
};

struct GridPlan {
    std::vector<PlacedPanel> panels; ///< those that show, in reading order; rows among them
    int height = 0;
    std::unordered_map<int, std::size_t> places; ///< in `panels`, by the panel's id

    /// Null where the panel doesn't show.
    const PlacedPanel *find(int panelId) const;
};

/// The rows that a dashboard saves as collapsed.
std::set<int> collapsedRows(const zumik::dashboard::Dashboard &dashboard);

/// Lays the panels out over the whole width, as Grafana does: each one rises until it meets another, so holes
/// close when a row is collapsed, and overlapping panels are pushed down in order. The panels of a row in
/// `collapsed` don't show: those inside it when the file saved it collapsed, else those that follow it. The
/// dashboard must outlive the plan.
GridPlan planGrid(const zumik::dashboard::Dashboard &dashboard, const std::set<int> &collapsed, int width,
    GridMeasures measures = {});

/// The height in grid rows that the plan would take; measures don't matter.
int gridRows(const zumik::dashboard::Dashboard &dashboard, const std::set<int> &collapsed);

} // namespace zumik::widgets::dashboard
