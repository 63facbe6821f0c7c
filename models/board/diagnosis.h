// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "models/source/metricsource.h"

#include <string>
#include <vector>

namespace zumik::board {

/// A pack's word on what may be missing by design: as long as neither `series` nor one of `others`, which
/// stand for it, exists, `sentence` says why; without a sentence, that they stand for each other.
struct AbsentRule {
    std::string series;
    std::string sentence;
    std::vector<std::string> others = {};
    std::string panel = {}; ///< title of the only panels that it speaks of; empty: all

    bool speaksOf(const std::string &title) const { return panel.empty() || panel == title; }
};

struct EmptyFinding {
    EmptyReason reason = EmptyReason::None;
    std::string
        detail; ///< the metric, the matcher, the target, what differs (pairing.h), or the pack's sentence
};

struct EmptyPanel {
    std::vector<std::string> expressions; ///< interpolated, all of the panel's
    base::TimeRange range;
    std::vector<AbsentRule> absent; ///< those that speak of it
};

/// Why these expressions answered nothing: asks the source at most three times, in the background. A question
/// that fails is answered with EmptyReason::None, never with a guess.
void diagnose(source::MetricSource &source, EmptyPanel panel, base::StopToken stop, async::Receiver receiver,
    source::Answer<EmptyFinding> answer);

} // namespace zumik::board
