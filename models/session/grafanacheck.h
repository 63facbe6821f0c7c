// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/health.h"

#include <functional>
#include <vector>

namespace zumik::session {

/// The legs to the profile's Grafana: "grafana.via" (behind docker, a socket, a cluster), "grafana.ready",
/// "grafana.version", "grafana.login", "grafana.dashboards", "grafana.rules"; those that weren't come to are
/// unknown. None for a profile without one. A login that Grafana wants and the profile doesn't have is a
/// warning, and so are rules that can't be read or evaluated. `done` is called once, at once where there is
/// nothing to ask; not after a stop.
void checkGrafana(LiveSession &session, bool reachable, base::StopToken stop, async::Receiver receiver,
    std::function<void(std::vector<CheckRow>)> done);

} // namespace zumik::session
