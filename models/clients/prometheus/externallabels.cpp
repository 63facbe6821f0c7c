// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/externallabels.h"

#include <algorithm>

namespace zumik::clients::prometheus {

ExternalLabels::ExternalLabels(
    const std::vector<series::Labels> &remote, const std::vector<series::Labels> &true_)
{
    if (remote.empty()) {
        return;
    }
    for (std::size_t i = 0; i < remote.front().size(); ++i) {
        const series::Label label = remote.front().at(i);
        const bool common = std::all_of(remote.begin(), remote.end(),
            [&](const series::Labels &each) { return each.get(label.name) == label.value; });
        const bool lacking = std::any_of(
            true_.begin(), true_.end(), [&](const series::Labels &each) { return !each.has(label.name); });
        if (common && lacking) {
            m_labels.emplace_back(label.name, label.value);
        }
    }
}

series::Labels ExternalLabels::added(series::Labels to) const
{
    for (const auto &[name, value] : m_labels) {
        if (!to.has(name)) {
            to = to.with(name, value);
        }
    }
    return to;
}

series::Labels ExternalLabels::strip(
    const series::Labels &remote, const std::vector<series::Labels> &owned) const
{
    for (const series::Labels &stored : owned) {
        if (added(stored) == remote) {
            return stored;
        }
    }
    series::Labels out = remote;
    for (const auto &[name, value] : m_labels) {
        if (out.get(name) == value) {
            out = out.without(name);
        }
    }
    return out;
}

} // namespace zumik::clients::prometheus
