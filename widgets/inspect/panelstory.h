// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace zumik::board {
struct PanelData;
struct PanelFacts;
} // namespace zumik::board

namespace zumik::widgets::inspect {

/// What a panel shows and how that came about, as it was when somebody asked: what an inspection and all
/// exports of it are made from. It shares what is there, and goes to other threads as it is.
struct PanelStory {
    QString title;
    QString source; ///< who answered
    std::shared_ptr<const board::PanelData> data; ///< null: none yet
    std::shared_ptr<const board::PanelFacts> facts; ///< null: it asks nothing
    base::Time made; ///< the source's present
    QStringList marks; ///< what must be known of it, in words: "partial", "9 m old", "replay"
    QStringList hidden; ///< ids of queries that the dashboard has switched off
    double paintMilliseconds = 0;
};

} // namespace zumik::widgets::inspect
