// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/panelwork.h"

#include <string>
#include <vector>

namespace zumik::board {

/// One query of a panel as it was sent, and what came of it.
struct QueryFact {
    std::string refId;
    std::string expression; ///< with its variables' values and the board's filters
    std::string legend;
    series::Grid grid; ///< of an instant query: that instant
    bool instant = false;
    bool whole = false; ///< nothing that was known already may stand for a part of the answer
    bool joined = false; ///< something else of the board had asked the same: one answer for both
    base::Time asked; ///< the source's present then
    double milliseconds = 0; ///< from asking to the answer
    QueryAnswer answer; ///< shared with the frames that were made of it

    /// Null where it came to an answer.
    const base::Error *error() const;
    const series::Annotations &annotations() const;
    std::size_t seriesCount() const;
    /// What a limit cut off.
    std::size_t seriesDropped() const;
    /// Looks at every value.
    std::size_t sampleCount() const;
};

/// How a panel's data came about, kept as long as the data; immutable.
struct PanelFacts {
    base::TimeRange range; ///< of the panel's time axis
    std::vector<QueryFact> queries; ///< those that were sent, or refused to be
    double buildMilliseconds = 0; ///< from the last answer to the data
};

} // namespace zumik::board
