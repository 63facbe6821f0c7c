// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/series/matcher.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot::record {

/// Series that are recorded, over the incident's range and so much earlier.
struct Selection {
    std::vector<series::Matcher> matchers; ///< at least one
    base::Duration before{0};

    /// As PromQL: {__name__="up",job="a"}
    std::string text() const;

    base::TimeRange range(base::TimeRange incident) const { return {incident.start - before, incident.end}; }
};

/// Every series there is.
Selection everything();

/// up, {job="a"}. Errors: QueryInvalid for anything but one selector without a window.
base::Result<Selection> selectionOf(std::string_view selector);

/// Without those that others hold as well: one whose matchers are all among another's holds all of that
/// other's series, and is recorded as early as the earlier of both.
std::vector<Selection> merged(std::vector<Selection> selections);

} // namespace zumik::snapshot::record
