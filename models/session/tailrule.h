// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/serverinfo.h"
#include "models/source/tail.h"

#include <optional>

namespace zumik::session {

/// How late samples may be with this server: a single Prometheus has them within a scrape, VictoriaMetrics
/// holds the youngest back for half a minute, and Thanos and Mimir gather them from elsewhere.
source::TailRule tailRuleFor(const source::BuildInfo &build, std::optional<base::Duration> scrapeInterval);

} // namespace zumik::session
