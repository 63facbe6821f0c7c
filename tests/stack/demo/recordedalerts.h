// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/engine.h"
#include "models/source/serverinfo.h"

#include <cstdint>
#include <map>
#include <vector>

namespace zumik::demo {

/// Samples of one series, ascending in time.
struct RecordedSamples {
    std::vector<std::int64_t> times; ///< milliseconds since 1970
    std::vector<double> values; ///< stale markers among them
};

using RecordedSeries = std::map<series::Labels, RecordedSamples>;

/// What a Prometheus would have left of an alerting rule that it evaluated at each instant of the grid:
/// ALERTS and ALERTS_FOR_STATE, each ended by a stale marker (prometheus: rules/alerting.go). Labels of the
/// rule are taken as they are, without templates. Errors: those of the engine.
base::Result<RecordedSeries> recordedAlerts(const promql::exec::Engine &engine,
    const series::Queryable &store, const source::Rule &rule, const series::Grid &grid);

} // namespace zumik::demo
