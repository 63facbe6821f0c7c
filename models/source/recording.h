// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/source/serverinfo.h"

#include <string>
#include <vector>

namespace zumik::source {

/// What a source that is a recording has at all.
struct Recording {
    struct Selector {
        std::string text; ///< PromQL, as Prometheus 2 reads it
        base::Duration before{0}; ///< recorded so much earlier than the range
    };

    base::TimeRange range;
    std::vector<Selector> selectors; ///< only what these select is there; empty: all that the server had
    BuildInfo from; ///< the server; without product where nobody knows

    /// The answers are computed by the rules of Prometheus, and the server has rules of its own.
    bool isComputedOtherwise() const { return !from.product.empty() && from.product != "Prometheus"; }
};

} // namespace zumik::source
