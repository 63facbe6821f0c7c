// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/tsdb/history.h"
#include "tests/stack/servers/prometheus.h"

namespace zumik::tsdb {

/// The raw samples that Prometheus has in [from, to].
History asked(const tests::Prometheus &prometheus, std::int64_t from, std::int64_t to);

/// As the answers have it: without stale markers, and all NaNs alike.
History answered(History history);

/// The samples in [from, to): all series of each half hour, since Prometheus takes nothing that is much older
/// than its newest sample.
void writeRemotely(
    const History &history, const tests::Prometheus &prometheus, std::int64_t from, std::int64_t to);

} // namespace zumik::tsdb
