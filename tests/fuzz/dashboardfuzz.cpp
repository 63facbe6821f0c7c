// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is read as a dashboard has unique panel ids, panels inside the grid, shares from 0 to 1, and
// overrides that apply; so it has when its repeats are made.
#include "models/dashboard/overrides.h"
#include "models/dashboard/reader.h"
#include "models/dashboard/repeat.h"
#include "models/dashboard/variables.h"

#include <cstdint>
#include <cstdlib>
#include <set>

namespace {

using namespace zumik;

bool isShare(double value)
{
    return value >= 0 && value <= 1;
}

void checkShares(const dashboard::PanelOptions &options)
{
    const auto *timeline = std::get_if<dashboard::StateTimelineOptions>(&options);
    const auto *history = std::get_if<dashboard::StatusHistoryOptions>(&options);
    if ((timeline != nullptr && !isShare(timeline->rowHeight))
        || (history != nullptr && !(isShare(history->rowHeight) && isShare(history->columnWidth)))) {
        std::abort();
    }
}

void check(const std::vector<dashboard::Panel> &panels, std::set<int> &ids)
{
    for (const dashboard::Panel &panel : panels) {
        const dashboard::GridPosition &place = panel.position;
        const bool inside = place.x >= 0 && place.y >= 0 && place.width > 0 && place.x + place.width <= 24;
        if (!inside || !ids.insert(panel.id).second) {
            std::abort();
        }
        checkShares(panel.options);
        std::vector<frame::Frame> frames(1);
        frames[0].fields.push_back({"a", {}, series::Column(std::vector<double>{1}), panel.defaults});
        dashboard::applyOverrides(panel.overrides, frames);
        check(panel.panels, ids);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view json(reinterpret_cast<const char *>(data), size);
    const auto read = dashboard::readDashboard(json, "fuzz.json");
    if (read) {
        std::set<int> ids;
        check(read->panels, ids);
        dashboard::resolutionOrder(read->variables);
        ids.clear();
        const auto values = dashboard::repeatValues(read->panels, read->variables);
        check(dashboard::repeatPanels(read->panels, values).panels, ids);
    }
    return 0;
}
