// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/systems/systems.h"

#include <string>
#include <vector>

namespace zumik::simulator {

inline constexpr auto proxyNamespace = "mcp";

/// "production" or "canary".
std::string variantOf(const ProxyPod &pod);

std::vector<ProxyPod> proxyPods();

/// The pod's name now; the canary has another one after it was replaced.
std::string podName(const Moment &now, const ProxyPod &pod);

/// When the pod was created, and when its process last started.
double podCreated(const Moment &now, const ProxyPod &pod);
double podStarted(const Moment &now, const ProxyPod &pod);

/// How often its process has started again since the pod was created.
int podRestarts(const Moment &now, const ProxyPod &pod);

std::string podAddress(const Moment &now, const ProxyPod &pod);

} // namespace zumik::simulator
