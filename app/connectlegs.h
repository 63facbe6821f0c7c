// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/discovery.h"
#include "models/session/health.h"
#include "widgets/connect/legrow.h"

#include <vector>

namespace zumik::app {

/// How far a new connection has come.
struct ConnectProgress {
    std::vector<session::CheckRow> way; ///< of the search, as it goes
    session::Findings findings; ///< of the search, in the order of their answers
    std::vector<session::CheckRow> checked; ///< of the profile that was made of them
    bool searching = false;
    bool checking = false;
};

/// All legs, also those to come; the same ones in the same order from the first to the last.
std::vector<widgets::connect::Leg> connectLegs(const ConnectProgress &progress);

/// What a row of `check` says, as a leg.
widgets::connect::Leg legOf(const session::CheckRow &row);

/// The best of what was found of a service: one that answers, one that wants a secret, then any.
const session::Finding *bestOf(const session::Findings &findings, session::Service service);

} // namespace zumik::app
