// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/incidents.h"
#include "tests/stack/simulator/noise.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace zumik::simulator {

/// How large the simulated world is, and its switches.
struct WorldOptions {
    std::uint64_t seed = 1;
    int clusters = 2; ///< 0: nothing is registered yet
    int nodes = 2; ///< in each cluster
    int gpus = 8; ///< in each node
    bool tenantLabels = true; ///< METRICS_TENANT_LABELS of the gateway
    bool gatewayGpus = true; ///< whether the gateway sees a GPU
};

/// Which of GPUStack's normalized names each runtime is mapped to; a runtime that isn't mentioned has all of
/// them.
using MappedNames = std::map<std::string, std::set<std::string>>;

/// All that the model is a function of, apart from time.
struct World {
    WorldOptions options;
    Incidents incidents = {};
    MappedNames mapped = {};

    Key key(std::string_view name) const { return subKey(options.seed, name); }
};

/// The world at one time: what a system writes its metrics from. Seconds since the epoch.
struct Moment {
    const World &world;
    double time;

    bool during(Incident incident) const { return world.incidents.active(incident, time); }

    /// What of `flow` happened since `from` while the incident was on.
    double share(Incident incident, const Flow &flow, double from) const
    {
        return world.incidents.share(incident, flow, from, time);
    }
};

} // namespace zumik::simulator
