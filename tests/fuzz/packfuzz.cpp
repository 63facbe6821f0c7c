// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is read as a pack.yaml has an id and a title, files beside it, and expectations that name a
// series.
#include "models/dashboard/packs.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::dashboard;
    const auto pack = readPackText({reinterpret_cast<const char *>(data), size}, "pack.yaml");
    if (!pack) {
        return 0;
    }
    const bool named = !pack->id.empty() && !pack->title.empty();
    const bool beside = std::none_of(pack->dashboards.begin(), pack->dashboards.end(),
        [](const PackDashboard &dashboard) { return dashboard.file.contains(QLatin1Char('/')); });
    const bool expecting = std::all_of(pack->expectations.begin(), pack->expectations.end(),
        [](const PackExpectation &expectation) { return !expectation.series.empty(); });
    if (!named || !beside || !expecting) {
        std::abort();
    }
    return 0;
}
