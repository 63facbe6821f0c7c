// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/doubt.h"
#include "models/board/paneldata.h"
#include "models/source/metricsource.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace zumik::board {

/// What a panel asked for, to be looked into.
struct TruthPanel {
    int id = 0;
    std::vector<std::string> expressions; ///< interpolated
};

/// What answers on steps don't show.
struct Truth {
    std::map<int, base::Time> youngest; ///< by panel: the latest raw sample of all that it selects
    std::map<int, std::vector<Doubt>> doubts; ///< WindowNotFull and TargetDown
    std::map<int, std::vector<double>>
        topBounds; ///< of the histograms whose quantiles the panel draws as they are
};

/// Looks into what panels show at `time`, with questions of its own that are as few as possible: one for raw
/// samples and windows, one for targets that are down, and only where some are, one for who depends on them.
/// What can't be answered is left out; never fails but by Cancelled. The source must outlive the call.
void askTruth(source::MetricSource &source, std::vector<TruthPanel> panels, base::Time time,
    base::StopToken stop, async::Receiver receiver, source::Answer<Truth> answer);

/// Puts what is known of a panel into its data, in place of what was. True when it says something else now;
/// a later last sample alone is nothing else.
bool applyTruth(PanelData &data, int panel, const Truth &truth);

/// The metrics of the buckets whose quantile an expression answers, unless it computes on with it.
std::vector<std::string> quantileBuckets(const std::string &expression);

} // namespace zumik::board
