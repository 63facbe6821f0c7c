// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "models/source/metricsource.h"

#include <string>
#include <vector>

namespace zumik::board {

/// A pack's word on what may be missing by design: as long as `series` does not exist, `sentence` says why.
struct AbsentRule {
    std::string series;
    std::string sentence;
};

struct EmptyFinding {
    EmptyReason reason = EmptyReason::None;
    std::string detail; ///< the metric, the matcher, or the pack's sentence
};

struct EmptyPanel {
    std::vector<std::string> expressions; ///< interpolated, all of the panel's
    base::TimeRange range;
    std::vector<AbsentRule> absent;
};

/// Why these expressions answered nothing: asks the source at most twice, in the background. A question that
/// fails is answered with EmptyReason::None, never with a guess.
void diagnose(source::MetricSource &source, EmptyPanel panel, base::StopToken stop, async::Receiver receiver,
    source::Answer<EmptyFinding> answer);

} // namespace zumik::board
