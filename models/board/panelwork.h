// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "models/board/querypool.h"
#include "models/board/scrapeintervals.h"
#include "models/dashboard/dashboard.h"
#include "models/dashboard/interpolate.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zumik::board {

/// What a panel's queries depend on besides the panel.
struct PanelContext {
    const std::vector<dashboard::Variable> &variables;
    std::string dashboardTitle;
    base::TimeRange range; ///< the board's
    int width = 1000; ///< of the plot, px
    const ScrapeIntervals &intervals;
    std::optional<base::Duration> scrapeInterval; ///< of the profile; wins over `intervals`
    std::optional<std::size_t> mostSteps = {}; ///< of a query; with more, every second, third, ... is asked
};

/// One query as it is sent.
struct PlannedQuery {
    const dashboard::Query *query = nullptr; ///< of the panel
    std::string expression;
    std::string legend;
    series::Grid grid;
    bool instant = false; ///< at the grid's last instant
    base::Duration scrapeInterval{0};
    bool dependsOnRange = false; ///< names $__range, $__from or $__to
    bool coarse = false; ///< the grid lacks instants that the panel has
    base::Duration behind{0}; ///< what the panel is compared with: so long before its range
    std::optional<base::Error> refused; ///< it must not be sent: the ad-hoc filters can't be put into it
};

struct PanelPlan {
    base::TimeRange range; ///< of the time axis
    std::vector<PlannedQuery> queries;
    dashboard::Interpolation variables; ///< for transformations; empty where there are none
};

/// The panel's own range (`timeFrom`, `timeShift`), the step of each query, the interpolated texts. Hidden
/// queries and empty expressions are left out.
PanelPlan planPanel(const dashboard::Panel &panel, const PanelContext &context);

/// What the queries' answers depend on: with the same, they needn't be asked again.
std::string questionOf(const PanelPlan &plan);

/// What of it stays while a range moves on.
std::string standingOf(const PanelPlan &plan);

/// The answer to one query of a plan, of the kind that the query asked for.
using QueryAnswer = std::variant<std::monostate, QueryPool::RangeAnswer, QueryPool::InstantAnswer>;

/// Whether buildPanelData may try patterns of the dashboard on what was answered: each is bounded, yet many
/// of them belong on another thread than the window's.
bool hasPatterns(const dashboard::Panel &panel);

/// Frames, transformed and with overrides applied, notes of the server, errors, and whether there is anything
/// to draw. A panel of only NaN (0/0) is empty for want of traffic. On any thread.
PanelData buildPanelData(
    const dashboard::Panel &panel, const PanelPlan &plan, const std::vector<QueryAnswer> &answers);

/// All that buildPanelData needs, with a panel of its own: the board's may be replaced meanwhile.
struct PanelWork {
    dashboard::Panel panel;
    PanelPlan plan; ///< of this panel
    std::vector<QueryAnswer> answers;
};

/// What a panel without queries shows: texts and rows are there at once, an unknown type says so.
PanelData staticPanelData(const dashboard::Panel &panel, base::TimeRange range);

} // namespace zumik::board
