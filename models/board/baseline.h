// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/frame/frame.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::board {

/// What a panel's queries answered of the same length of time, `shift` earlier.
struct Baseline {
    enum class State {
        Data,
        NoBaseline, ///< nothing was there: before the oldest sample, or of what didn't exist yet
        Error
    };

    State state = State::NoBaseline;
    base::Duration shift{0}; ///< elapsed time, whatever clocks on walls did meanwhile
    base::TimeRange range; ///< as it was then
    std::vector<frame::Frame> frames; ///< moved forward by the shift, onto the panel's own time axis
    std::optional<base::Error> error; ///< State::Error; also beside data, when some of the queries failed
    bool partial = false; ///< the answer lacks some of the data
    std::string of = {}; ///< of another source: what that is called; the shift may then be 0, or negative
};

/// How far back a board may be compared.
inline constexpr base::Duration longestShift = std::chrono::hours(24 * 365 * 10);

/// Errors: InvalidArgument for what is no time before now, or beyond longestShift.
base::Status checkShift(base::Duration shift);

/// The same for another source, whose times may as well be the same, or later.
base::Status checkDistance(base::Duration shift);

/// A duration as a person writes it, "1w", "2w 12h", that checkShift takes. Errors: InvalidArgument.
base::Result<base::Duration> parseShift(std::string_view text);

/// The frames' times, moved forward.
void moveForward(std::vector<frame::Frame> &frames, base::Duration shift);

} // namespace zumik::board
