// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"
#include "models/source/serverinfo.h"

#include <cstddef>
#include <vector>

namespace zumik::replay {

/// How long an alert was in one state, as the samples of ALERTS say.
struct AlertSpan {
    series::Labels labels; ///< the alert's, without name and state
    source::AlertState state = source::AlertState::Firing; ///< or Pending
    base::TimeRange range; ///< it began at the start, and was over at the end
    bool lasts = false; ///< still so at the end of what was recorded

    /// Whether it was so at that time.
    bool holdsAt(base::Time time) const
    {
        return range.start <= time && (time < range.end || (lasts && time == range.end));
    }

    bool operator==(const AlertSpan &) const = default;
};

/// What happened over the whole of a recording.
struct RecordedTimeline {
    std::vector<AlertSpan> alerts; ///< by start, then labels
    std::vector<base::TimeRange> gaps; ///< in which nothing was scraped; ascending
    std::size_t series = 0; ///< recorded
    bool knowsAlerts = false; ///< false: no sample of ALERTS was recorded, so that nobody can tell

    bool operator==(const RecordedTimeline &) const = default;
};

/// As instant queries find it: a state is over with a stale marker, or `lookback` after its last sample.
/// Errors: those of the store, Cancelled.
base::Result<RecordedTimeline> timelineOf(const series::Queryable &store, base::TimeRange recorded,
    base::Duration lookback, const base::StopToken &stop);

/// When something begins or is over, ascending, each once; without what lies at the recording's ends.
std::vector<base::Time> transitionsOf(const RecordedTimeline &timeline, base::TimeRange recorded);

/// The alerts at a time, by labels: one that is pending and firing is firing. Since when, ALERTS_FOR_STATE
/// tells, else their own samples; values and annotations are not recorded (NaN, none). Errors: NotSupported
/// where nothing of ALERTS was recorded; those of the store, Cancelled.
base::Result<std::vector<source::Alert>> alertsAt(const series::Queryable &store, base::TimeRange recorded,
    base::Time time, base::Duration lookback, const base::StopToken &stop);

} // namespace zumik::replay
