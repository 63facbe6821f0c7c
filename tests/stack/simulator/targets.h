// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/exposition.h"
#include "tests/stack/simulator/world.h"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::simulator {

/// The ports that the simulator listens on, one for each server that has one of its own in the world:
///     api-core      /metrics (bearer METRICS_TOKEN), /healthz
///     gateway       /metrics (X-Admin-Token), /livez, /healthz
///     gpustack      /metrics, /metrics/targets (HTTP service discovery), the workers' metrics
///     gpustack-api  /v2/metrics/config, /v2/metrics/default-config
///     fleet         everything else that is scraped, by path; /sd/JOB (HTTP service discovery); /admin/...
enum class Door { ApiCore, Gateway, GpuStack, GpuStackApi, Fleet };

inline constexpr std::array allDoors{
    Door::ApiCore, Door::Gateway, Door::GpuStack, Door::GpuStackApi, Door::Fleet};

std::string_view doorName(Door door);

/// Something that Prometheus scrapes, with the labels that it gives to it.
struct Target {
    std::string job;
    Door door;
    std::string path;
    Labels labels; ///< job and instance among them
    bool honorLabels = false;
    std::function<void(Exposition &, const Moment &)> write;
};

/// All targets that exist at the moment.
std::vector<Target> targetsAt(const Moment &now);

/// Whether the target hangs up on whoever scrapes it.
bool isDown(const Target &target, const Moment &now);

} // namespace zumik::simulator
