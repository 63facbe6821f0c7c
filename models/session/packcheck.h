// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/packrows.h"
#include "models/source/metricsource.h"

namespace zumik::session {

/// Whether a server has what packs expect of it: packRows of each, one after the other. A question that fails
/// is a row "pack.ID" with its error. The packs and the source must outlive the call.
void checkPacks(source::MetricSource &source, const std::vector<dashboard::Pack> &packs, base::StopToken stop,
    async::Receiver receiver, source::Answer<std::vector<CheckRow>> answer);

} // namespace zumik::session
