// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/notes.h"
#include "models/replay/recordedtimeline.h"
#include "widgets/common/statusshape.h"

#include <QString>

#include <optional>

namespace zumik::widgets::common {
class ZoneClock;
}

namespace zumik::widgets::replay {

/// "21 m 15 s", "2 h 5 m", "40 s": to the second below an hour, since that is what is stepped by.
QString lengthText(base::Duration length);

struct MomentWords {
    common::Status status = common::Status::Unknown;
    QString alerts; ///< "2 firing at this time", or why nobody knows
};

/// Null: not known yet.
MomentWords momentWords(const zumik::replay::RecordedTimeline *timeline, base::Time now);

/// "mark 2 was 4 m 0 s ago", the latest that is not to come; else the first that is; empty without marks.
QString markWords(const zumik::replay::Notes &notes, base::Time now);

/// "21 m 15 s to the end"
QString endWords(base::TimeRange recorded, base::Time now);

/// An alert's name, and the labels that tell it from others: "GpuDown node-05, gpu 3".
QString alertText(const zumik::replay::AlertSpan &span);

/// What is there at a time of the track, in lines: the time, alerts, the mark, whether nothing was recorded.
QString trackTip(const zumik::replay::RecordedTimeline *timeline, const zumik::replay::Notes &notes,
    base::Time time, base::Duration near, const common::ZoneClock &clock);

/// The status of an alert by its severity; a pending one is Pending.
common::Status statusOf(const zumik::replay::AlertSpan &span);

} // namespace zumik::widgets::replay
