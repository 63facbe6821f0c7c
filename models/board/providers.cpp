// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/providers.h"

#include "models/base/text.h"

#include <algorithm>

namespace zumik::board {

namespace {

Provider providerOf(const series::Labels &labels)
{
    return {std::string(labels.get("job")), std::string(labels.get("instance"))};
}

bool gives(const series::Labels &target, const Provider &provider)
{
    return target.get("job") == provider.job
        && (provider.instance.empty() || target.get("instance") == provider.instance);
}

/// Of its own labels, those that a target has have the same values, and there is one.
bool gives(const series::Labels &target, const promql::Selector &selector)
{
    bool any = false;
    for (const promql::LabelMatcher &matcher : selector.matchers) {
        const std::string_view value = target.get(matcher.name);
        if (matcher.op == "=" && !value.empty()) {
            if (value != matcher.value) {
                return false;
            }
            any = true;
        }
    }
    return any;
}

template <typename Givers> bool anyGives(const Givers &givers, const series::Labels &target)
{
    return std::any_of(givers.begin(), givers.end(), [&](const auto &giver) { return gives(target, giver); });
}

} // namespace

Providers providersOf(const std::vector<series::Labels> &series)
{
    Providers providers;
    for (const series::Labels &labels : series) {
        const Provider provider = providerOf(labels);
        if (provider.job.empty() || provider.instance.empty()) {
            return {};
        }
        providers.insert(provider);
    }
    return providers;
}

bool allDown(const Providers &providers, const std::vector<series::Labels> &down)
{
    return !providers.empty()
        && std::all_of(providers.begin(), providers.end(), [&](const Provider &provider) {
               return std::any_of(down.begin(), down.end(),
                   [&](const series::Labels &target) { return gives(target, provider); });
           });
}

TargetsOf targetsOf(const Providers &providers, const std::vector<promql::Selector> &selectors,
    const std::vector<source::Target> &targets)
{
    using Health = source::Target::Health;
    TargetsOf found;
    for (const source::Target &target : targets) {
        if (!anyGives(providers, target.labels) && !anyGives(selectors, target.labels)) {
            continue;
        }
        ++found.all;
        if (target.health == Health::Down) {
            ++found.down;
            found.firstDown = found.firstDown.value_or(target);
        } else if (target.health == Health::Unknown) {
            ++found.waiting;
            found.firstWaiting = found.firstWaiting.value_or(target);
        }
    }
    return found;
}

std::string described(const Provider &provider)
{
    std::string text = "{job=" + base::quoted(provider.job);
    if (!provider.instance.empty()) {
        text += ", instance=" + base::quoted(provider.instance);
    }
    return text + "}";
}

} // namespace zumik::board
