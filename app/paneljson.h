// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "models/dashboard/dashboard.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::widgets::dashboard {
class BoardView;
}

namespace zumik::widgets::panels {
class PanelView;
}

namespace zumik::app {

/// What a panel of a board shows, and the view that shows it (null: it wasn't laid out).
struct ShownPanel {
    const dashboard::Panel &panel;
    std::string title;
    const board::PanelData &data;
    widgets::panels::PanelView *view = nullptr;
};

/// The panel's object in the JSON of `render` and of dumps, keys as the command line's contract fixes them.
/// `samples` counts values that are there; `last` is a number or null. Paints the view once more to know how
/// long that takes.
std::string panelJson(const ShownPanel &shown);

/// A JSON list of them: those of the board that have been asked for, in collapsed rows too; with `only` no
/// other.
std::string panelsJson(const widgets::dashboard::BoardView &board, std::optional<int> only = std::nullopt);

/// All panels of a board, those of collapsed rows too.
std::vector<const dashboard::Panel *> allPanels(const dashboard::Dashboard &board);

} // namespace zumik::app
