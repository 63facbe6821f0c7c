// SPDX-License-Identifier: GPL-3.0-or-later
// The requests of the Prometheus API: paths, parameters, limits of the server that are cheaper to know than
// to run into.
#pragma once

#include "models/base/result.h"
#include "models/source/metricsource.h"

#include <string>
#include <utility>
#include <vector>

namespace zumik::clients::prometheus {

struct ApiRequest {
    std::string path; ///< percent-encoded, "/api/v1/query"
    bool post = false; ///< a form; GET is tried when the server knows no POST there
    std::vector<std::pair<std::string, std::string>> parameters = {};
    source::Priority priority = source::Priority::Visible;
};

/// A range answer has at most so many steps a series; servers refuse more.
inline constexpr std::size_t maxSteps = 11'000;

/// InvalidArgument for an empty grid, or one of more than maxSteps.
base::Result<ApiRequest> rangeRequest(const source::RangeQuery &query, base::Duration timeout);
ApiRequest instantRequest(const source::InstantQuery &query, base::Duration timeout);
ApiRequest seriesRequest(const source::SeriesQuery &query);
ApiRequest labelNamesRequest(const source::SeriesQuery &query);
ApiRequest labelValuesRequest(const source::LabelValuesQuery &query);
/// Of those that take no parameters: metadata, rules, alerts, targets.
ApiRequest plainRequest(std::string path);

/// "1700000000.25": seconds as the API takes times and durations.
std::string formatSeconds(std::int64_t ms);

} // namespace zumik::clients::prometheus
