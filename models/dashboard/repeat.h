// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <map>
#include <string>
#include <vector>

// Panels and rows that stand for each value of a variable, as Grafana's scenes make them: DashboardGridItem
// for panels, RowRepeaterBehavior for rows.
namespace zumik::dashboard {

/// How many panels all repeats of a board may come to, the first ones included.
inline constexpr std::size_t mostRepeated = 1000;

/// What the panels are repeated for: by the variable's name the values that are chosen, each once; all
/// options for All, whatever the all-value is. A variable without values stands for one empty value, which is
/// called None, or All where it has All. Only variables of a list of values can repeat: query, custom, data
/// source.
using RepeatValues = std::map<std::string, std::vector<VariableOption>>;

RepeatValues repeatValues(const std::vector<Panel> &panels, const std::vector<Variable> &variables);

struct Repeated {
    /// As Dashboard::panels; nobody of them has `repeat`.
    std::vector<Panel> panels;
    std::map<int, int> sources; ///< the id of each clone, and of the panel that it was made of
    /// By the id of the first of them (of a row: of its first panel) how many values have no panel: there
    /// would be more than `most`.
    std::map<int, std::size_t> leftOut;
};

/// The panels and rows once for each value, with the value in their `scope`. The first keeps its id; a
/// clone's is made of its source's and its values, so it stays the same from run to run and whatever else is
/// chosen.
///
/// Horizontal repeats share the whole width, at most `maxPerRow` of them side by side; vertical ones stand
/// below each other; what is beside or below moves down. A row is repeated with its panels, and their own
/// repeats within each of it; a variable that the row was repeated for repeats nothing inside.
Repeated repeatPanels(
    const std::vector<Panel> &panels, const RepeatValues &values, std::size_t most = mostRepeated);

} // namespace zumik::dashboard
