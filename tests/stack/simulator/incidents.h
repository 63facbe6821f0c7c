// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/flow.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::simulator {

enum class Incident {
    HttpErrors, ///< api-core answers many requests with 5xx
    SpendSurge, ///< much more is charged for the same requests
    SlowFirstToken, ///< the first cluster's TTFT is far over its target
    StuckGpu, ///< a GPU at 100 % that computes nothing, with an XID
    NodeGone, ///< the first cluster's last node has vanished
    EngineUnhealthy, ///< the gateway's engine fails
    CanaryBad, ///< zai-proxy's canary fails and is slow; its rate limit goes down
    PodReplaced, ///< the canary runs in another pod, its counters at zero
    TargetDown, ///< one target hangs up on whoever scrapes it
};

inline constexpr std::size_t incidentCount = 9;

/// "5xx-burst" and so on: the names of the admin interface and of `stack incident`.
std::string_view incidentName(Incident incident);

/// The incident of a name, whatever its case and with spaces for hyphens; also a few shorter names.
std::optional<Incident> incidentFromName(std::string_view name);

std::vector<Incident> allIncidents();

/// What went wrong when. Every effect on a counter is an integral over these times, so the model stays a
/// function of time also while incidents are switched.
class Incidents {
public:
    /// Switches at `time` (seconds); the same state again changes nothing. `scope` says where, for
    /// TargetDown: a job.
    void set(Incident incident, bool on, double time, const std::string &scope = {});

    /// An incident that is over, or planned.
    void addPast(Incident incident, double from, double to);

    bool active(Incident incident, double time) const;

    /// Since when it has been going on at `time`; nothing when it isn't.
    std::optional<double> since(Incident incident, double time) const;

    /// The start of the last switch, on or off, up to `time`; 0 without one.
    double lastChange(Incident incident, double time) const;
    int changes(Incident incident, double time) const;

    /// The part of flow.between(from, to) that happened while the incident was on.
    double share(Incident incident, const Flow &flow, double from, double to) const;

    const std::string &scope(Incident incident) const;

private:
    struct Span {
        double from;
        double to;
    };

    struct Story {
        std::vector<Span> spans;
        std::string scope;
    };

    const Story &story(Incident incident) const { return m_stories[static_cast<std::size_t>(incident)]; }

    std::array<Story, incidentCount> m_stories;
};

} // namespace zumik::simulator
