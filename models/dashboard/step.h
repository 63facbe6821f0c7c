// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"

#include <string_view>

namespace zumik::dashboard {

/// What the step of a range query depends on.
struct StepRule {
    base::TimeRange range;
    int maxDataPoints = 1000; ///< the panel's own, or the width of its plot in px
    base::Duration scrapeInterval{15000}; ///< of the job that is asked for
    /// The least step that the query or its panel asks for; zero: the scrape interval is the least.
    base::Duration minimum{0};
    int intervalFactor = 1;
};

/// max(minimum, range / maxDataPoints rounded to a round length, range / 11000) x intervalFactor.
base::Duration stepOf(const StepRule &rule);

/// $__rate_interval: max(step + scrape interval, 4 x scrape interval).
base::Duration rateIntervalOf(base::Duration step, base::Duration scrapeInterval);

/// Start and end down to multiples of the step.
base::TimeRange alignedTo(base::TimeRange range, base::Duration step);

/// A length as Grafana writes it: "15s", ">1m", "1.5h", "2M" (months), "30" (seconds), "250ms". Errors:
/// InvalidArgument.
base::Result<base::Duration> parseInterval(std::string_view text);

/// The nearest of Grafana's round lengths: 1, 2, 5, 10, ... ms to a year.
base::Duration roundLength(base::Duration length);

} // namespace zumik::dashboard
