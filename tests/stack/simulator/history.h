// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/exposition.h"
#include "tests/stack/simulator/world.h"

#include <cstdio>
#include <set>
#include <string>

namespace zumik::simulator {

struct HistoryOptions {
    double from = 0; ///< seconds since the epoch; both ends are included
    double to = 0;
    double step = 15;
    Exposition::Form form = Exposition::Form::OpenMetrics;
    std::set<std::string> jobs = {}; ///< only these; all but the hostile one when empty
};

/// Writes what a Prometheus that had scraped every target each `step` would hold: the same samples with the
/// same labels, `up` among them. False when the file can't be written.
bool writeHistory(std::FILE *file, const World &world, const HistoryOptions &options);

} // namespace zumik::simulator
