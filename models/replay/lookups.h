// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/semantics.h"
#include "models/series/queryable.h"
#include "models/source/metricsource.h"

#include <optional>

namespace zumik::replay {

/// A store to look series and labels up in.
struct LookUpStore {
    const series::Queryable &store;
    promql::Semantics semantics; ///< in which selectors are written
    std::optional<base::TimeRange> extent; ///< of the store, as far as it is known
};

// As the Prometheus API answers /series, /labels and /label/NAME/values. Errors: QueryInvalid for a selector
// that can't be one, with line and column; Cancelled; and what the store reports.

/// In Labels' order, each once.
base::Result<std::vector<series::Labels>> seriesIn(
    const LookUpStore &in, const source::SeriesQuery &query, const base::StopToken &stop);

base::Result<std::vector<std::string>> labelNamesIn(
    const LookUpStore &in, const source::SeriesQuery &query, const base::StopToken &stop);

base::Result<std::vector<std::string>> labelValuesIn(
    const LookUpStore &in, const source::LabelValuesQuery &query, const base::StopToken &stop);

} // namespace zumik::replay
