// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"
#include "models/source/serverinfo.h"

#include <cstdint>
#include <vector>

namespace zumik::replay {

/// How far apart these times usually are: one that was missed, and a restart between two, don't count. 0 for
/// fewer than two.
base::Duration usualStep(const std::vector<std::int64_t> &times);

/// The targets that were scraped at that time, as far as samples tell: Prometheus writes one of `up` for each
/// scrape of each target. Their labels (without the name), whether the last scrape succeeded, when it was,
/// and how far scrapes are apart; addresses and errors aren't kept in samples. Errors: those of the store.
base::Result<std::vector<source::Target>> targetsIn(
    const series::Queryable &store, base::Time time, const base::StopToken &stop);

} // namespace zumik::replay
