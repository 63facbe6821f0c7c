// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/base/time.h"
#include "models/board/doubt.h"
#include "models/board/events.h"
#include "models/frame/frame.h"
#include "models/series/answer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::dashboard {
struct LinkScope;
}

namespace zumik::board {

struct Baseline;

/// Why a panel has nothing to draw; the names of the command line's reasonCode.
enum class EmptyReason {
    None,
    UnknownMetric,
    UnknownLabelValue,
    TargetDown,
    NotScrapedYet,
    Retention,
    ByDesign,
    NoTraffic,
    BadQuery,
    ServerError,
    Unsupported,
    TransformedAway, ///< there are answers, of which the transformations leave nothing
    NothingPairs, ///< both sides of an operation have series, and no two agree on their labels
    LibraryMissing, ///< the file names a library panel and doesn't hold it
    NothingAsked ///< none of its queries is PromQL; reasonDetail "hidden": all are switched off
};

std::string_view reasonName(EmptyReason reason);

/// All that a panel needs to draw itself once; immutable, handed from the board's run to the panel as
/// shared_ptr<const PanelData>.
struct PanelData {
    enum class State { Loading, Data, Empty, Error };

    State state = State::Loading;
    std::vector<frame::Frame> frames;
    base::TimeRange range; ///< what was asked for: the time axis
    base::Duration step{0};
    series::Annotations annotations;
    std::optional<base::Error> error; ///< State::Error; also beside data, when some of the queries failed
    EmptyReason reason = EmptyReason::None;
    std::string reasonDetail; ///< the metric, label value or target, what doesn't pair, or a pack's own
                              ///< sentence; plain text
    std::size_t seriesDropped = 0;
    std::size_t queries = 0;
    double queryMs = 0;
    std::vector<Doubt> doubts;
    /// The youngest raw sample of what the panel selects; until it is known, the last instant with a value.
    std::optional<base::Time> lastSample;
    std::shared_ptr<const Events> events; ///< that mark the time axis; null: none
    std::shared_ptr<const dashboard::LinkScope> linkScope; ///< what links carry; null: nothing
    base::Time now; ///< the source's present when this was made
    std::shared_ptr<const Baseline> baseline; ///< what was before; null: not compared, or not known yet
};

} // namespace zumik::board
