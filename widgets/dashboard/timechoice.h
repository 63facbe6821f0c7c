// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/board/boardrun.h"

#include <optional>
#include <vector>

// What a person can do to the time range of a board. A range is kept as text ("now-6h" to "now"), as
// parseTime reads it, so that a relative one stays relative; `now` is always the source's.
namespace zumik::widgets::dashboard {

/// The lengths on offer, shortest first.
const std::vector<base::Duration> &rangePresets();

/// From `length` ago to now.
board::BoardTime lastOf(base::Duration length);

/// Both ends fixed.
board::BoardTime fixedTime(base::TimeRange range);

/// The length of a "now-X" to "now"; nothing for any other range.
std::optional<base::Duration> lengthBeforeNow(const board::BoardTime &time);

/// Errors: InvalidArgument for a text that can't be read, or an end that is not after its start.
base::Result<base::TimeRange> resolved(const board::BoardTime &time, base::Time now);

/// Half a range earlier or later. A range that would reach past now becomes the last of its length.
board::BoardTime earlier(const board::BoardTime &time, base::Time now);
board::BoardTime later(const board::BoardTime &time, base::Time now);

/// Twice as long around the same middle, never past now; one that ends now keeps ending now.
board::BoardTime zoomedOut(const board::BoardTime &time, base::Time now);

} // namespace zumik::widgets::dashboard
