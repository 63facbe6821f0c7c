// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/selectors.h"
#include "models/series/labels.h"
#include "models/source/serverinfo.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zumik::board {

/// Where series come from: the labels that Prometheus gives to all that it scrapes of one target.
struct Provider {
    std::string job;
    std::string instance; ///< empty: any of the job's

    auto operator<=>(const Provider &) const = default;
};

using Providers = std::set<Provider>;

/// Those of series; nothing when one of them names no target (a recording rule's).
Providers providersOf(const std::vector<series::Labels> &series);

/// True when there are providers, and each has a target that is down. `down`: labels of `up == 0`.
bool allDown(const Providers &providers, const std::vector<series::Labels> &down);

/// What the server's targets say of providers that gave nothing: how many there are, down, or waiting for
/// their first scrape.
struct TargetsOf {
    std::size_t all = 0;
    std::size_t down = 0;
    std::size_t waiting = 0;
    std::optional<source::Target> firstDown;
    std::optional<source::Target> firstWaiting;
};

/// Of the providers, and of selectors: those that have the values that a selector wants of labels of theirs,
/// one label at least.
TargetsOf targetsOf(const Providers &providers, const std::vector<promql::Selector> &selectors,
    const std::vector<source::Target> &targets);

/// {job="api-core", instance="10.0.0.7:8080"}; without an instance only the job.
std::string described(const Provider &provider);

} // namespace zumik::board
