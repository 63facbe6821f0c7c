// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

#include <memory>
#include <string>

namespace zumik::app {

class DashboardLibrary;

/// The JSON of a panel as its dashboard has it.
struct PanelSource {
    QString json;
    QString place; ///< the dashboard's file; empty: a server
};

/// Where a board's JSON is.
struct BoardSource {
    QString place; ///< a file, or a place in it
    std::shared_ptr<const std::string> json; ///< what a server has sent; null: it is in the file
};

/// Where the JSON of a board is read from: a pack's file, or the place that is its id.
QString boardPlace(const DashboardLibrary &library, const QString &boardId);

/// On any thread. Errors: those of reading the file; InvalidArgument where the dashboard has no such panel.
base::Result<PanelSource> readPanelSource(const BoardSource &source, int panelId, const std::string &title);

} // namespace zumik::app
