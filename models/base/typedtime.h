// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

// Times as people type and paste them: from a log, a chat, a terminal, another dashboard.
namespace zumik::base {

/// How far a zone's clocks are before UTC at a time.
using OffsetAt = std::function<Duration(Time)>;

/// The time at which clocks of the zone show `shown`, which counts as if it were UTC. Of an hour that comes
/// twice the first; an hour that is left out counts on from before it.
Time fromLocal(Time shown, const OffsetAt &offset);

/// Reads
///   now, now-6h, now+5m                                        which stay as they are
///   2026-11-22T03:12:45.5Z, ...+01:00, ...+0100, ... UTC       (a blank instead of the T will do)
///   2026-11-22 03:12:45, 2026-11-22 03:12, 2026-11-22          in the zone
///   03:12, 03:12:45                                            in the zone, the last time that it was so
///   1763607600, 1763607600.5, 1763607600000, ...               epoch in s, ms, us or ns, by its size
/// with blanks or quotes around. What comes back is a text that parseTime reads, of the years 1970 to 9999.
/// Errors: InvalidArgument.
Result<std::string> readTypedTime(std::string_view text, Time now, const OffsetAt &offset);

struct TypedRange {
    std::string from;
    std::string to;

    bool operator==(const TypedRange &) const = default;
};

/// Both ends in one text: "from=now-6h&to=now" as in Grafana's URLs, {"from":"...","to":"..."} as Grafana
/// copies them, "A to B", "A/B" (ISO 8601). Nothing when it is none of these, or an end can't be read.
std::optional<TypedRange> readTypedRange(std::string_view text, Time now, const OffsetAt &offset);

} // namespace zumik::base
