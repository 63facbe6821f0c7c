// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/simulator.h"
#include "tests/stack/servers/victoriametrics.h"

#include <string>
#include <utility>
#include <vector>

namespace zumik::tests {

/// What the simulated world would have left in a Prometheus; times in seconds since the epoch.
struct HistoryOptions {
    SimulatorOptions world = {};
    double from = 0;
    double to = 0;
    double step = 15;
    std::vector<std::string> jobs = {}; ///< only these; all when empty
    std::vector<std::string> without = {}; ///< series whose names begin so are left out
    std::vector<std::pair<std::string, std::string>> renamed = {}; ///< labels: exporters drift
};

/// Makes TSDB blocks of it in `dataDir`, by promtool.
void makeHistory(const HistoryOptions &options, const std::string &dataDir);

/// Imports it.
void importHistory(const HistoryOptions &options, const VictoriaMetrics &victoria);

/// "90s", "30m", "6h", "2d" in seconds; negative when it isn't a length of time.
double secondsOf(const std::string &text);

/// Seconds since the epoch.
double secondsNow();

} // namespace zumik::tests
