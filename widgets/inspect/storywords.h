// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/csv.h"
#include "widgets/inspect/panelstory.h"

namespace zumik::widgets::common {
class ZoneClock;
}

// What is said of a panel where it leaves the program.
namespace zumik::widgets::inspect {

/// Of the panel's time axis; empty before there is one.
base::TimeRange rangeOf(const PanelStory &story);

/// "Wed 19 Nov 2025, 21:00:00 to Thu 20 Nov 2025, 03:00:00 UTC"
QString rangeWords(const PanelStory &story, const common::ZoneClock &clock);

/// "2025-11-19 21-00-00 to 2025-11-20 03-00-00", for the name of a file.
QString rangeName(const PanelStory &story, const common::ZoneClock &clock);

/// Below a picture: what it is of, and in a line of its own what must be known of it.
QStringList captionLines(const PanelStory &story, const common::ZoneClock &clock);

/// Above a table: panel, source, range, zone, when it was made, marks.
std::vector<frame::CsvNote> csvNotes(const PanelStory &story, const common::ZoneClock &clock);

/// The table of its data; joins frames, so in another thread where they are many.
frame::CsvTable csvTable(const PanelStory &story, const common::ZoneClock &clock);

/// Its queries as they were sent, each below comments that say what is to be known to ask it again.
QString promqlText(const PanelStory &story, const common::ZoneClock &clock);

} // namespace zumik::widgets::inspect
