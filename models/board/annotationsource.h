// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/base/time.h"

#include <functional>
#include <string>
#include <vector>

namespace zumik::board {

/// Of events that people noted in Grafana, and changes of its alerts' states.
struct NotedQuery {
    base::TimeRange range;
    std::string boardUid; ///< empty: of all boards and the organization
    std::vector<std::string> tags = {}; ///< all of them, or with `matchAny` one
    bool matchAny = false;
    int limit = 100;
};

/// Texts are the server's.
struct NotedEvent {
    base::Time from;
    base::Time until; ///< not before `from`
    std::string text;
    std::vector<std::string> tags;
    int panelId = 0; ///< 0: of no panel
    std::string alertName;
    std::string newState; ///< of an alert: "alerting", "Normal (MissingSeries)"
};

/// Where annotations of "-- Grafana --" are asked for. The contract is that of models/async.
class AnnotationSource {
public:
    virtual ~AnnotationSource() = default;

    virtual void noted(NotedQuery, base::StopToken, async::Receiver,
        std::function<void(base::Result<std::vector<NotedEvent>>)>) = 0;
};

} // namespace zumik::board
