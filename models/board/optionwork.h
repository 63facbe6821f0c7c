// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/options.h"
#include "models/source/metricsource.h"

#include <string>

namespace zumik::board {

/// A query variable's question, with the others' values filled in.
struct OptionRequest {
    std::string query;
    std::string regex;
    dashboard::Variable::Sort sort = dashboard::Variable::Sort::None;
    base::TimeRange range;
};

/// Asks the source and makes options of the answer; those of long answers in a thread of their own. An empty
/// query has no options. Errors: the source's, and those of makeOptions. The source must outlive the call.
void askOptions(source::MetricSource &source, OptionRequest request, base::StopToken stop,
    async::Receiver receiver, source::Answer<dashboard::MadeOptions> answer);

} // namespace zumik::board
