// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"

#include <string>
#include <vector>

namespace zumik::frame {

/// What a frame takes from its query.
struct FrameQuery {
    std::string refId;
    std::string expression;
    std::string legendFormat;
    FieldConfig config; ///< the panel's defaults; overrides come after
};

/// One field a series, columns shared with the answer, named by the config's display name or the legend.
Frame timeSeriesFrame(const series::Matrix &matrix, const FrameQuery &query);

/// Grafana's `format: table`: Time, one text column for each label name of any series (the metric's name
/// first), and Value; a row for each sample. The value column is called "Value"; "Value #A" where
/// `manyQueries` says that the panel has more than one query.
Frame tableFrame(const series::Instant &instant, const FrameQuery &query, bool manyQueries = false);
Frame tableFrame(const series::Matrix &matrix, const FrameQuery &query, bool manyQueries = false);

/// An instant answer as time series of one point each, so that stats, gauges and bars can show it.
Frame instantFrame(const series::Instant &instant, const FrameQuery &query);

} // namespace zumik::frame
