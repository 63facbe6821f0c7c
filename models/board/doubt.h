// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"

#include <string>
#include <string_view>

namespace zumik::board {

/// A doubt of ours, not the server's, about what a panel shows. The values are drawn all the same.
struct Doubt {
    enum class Kind {
        WindowUnderStep, ///< samples between two instants of the drawing are in no window
        WindowUnderFourScrapes, ///< a scrape or two that are missed leave the window empty
        WindowNotFull, ///< `detail`'s samples begin inside the window
        AtLeast, ///< a quantile in the bucket without an upper bound: `bound` is all that is known
        TargetDown, ///< `detail` does not answer, and its rates are those of before
        TransformationTooLarge, ///< `detail`, an id of Grafana's, would make more than there is room for
        TransformationUnusable, ///< `detail` is asked for what it can't do
        RepeatsLeftOut, ///< `detail` more values have no panel or row of their own
        BeforeRecording, ///< instants within `window` of the recording's start look back to before it
        NarrowerRecorded, ///< `detail` is all that was recorded of what is selected
        NotRecorded ///< `detail` was not
    };

    Kind kind = Kind::WindowUnderStep;
    std::string detail = {}; ///< a metric, job and instance of a target, or a transformation
    base::Duration window{0};
    base::Duration limit{0}; ///< the step, or four scrapes
    double bound = 0;

    bool operator==(const Doubt &) const = default;
};

/// As the command line names it: "window_under_step".
std::string_view doubtName(Doubt::Kind kind);

} // namespace zumik::board
