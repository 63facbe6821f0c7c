// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/labels.h"

#include <string>
#include <utility>
#include <vector>

namespace zumik::clients::prometheus {

/// The labels that a server adds to every series that it gives away (Prometheus: global.external_labels). A
/// series that has a label of that name itself keeps its own.
class ExternalLabels {
public:
    ExternalLabels() = default;

    /// Told from what remote read gave and what the same server's API says of the same series: a label is
    /// external when all of the first have it with one value and some of the second lack it.
    ExternalLabels(const std::vector<series::Labels> &remote, const std::vector<series::Labels> &true_);

    bool empty() const { return m_labels.empty(); }

    const std::vector<std::pair<std::string, std::string>> &labels() const { return m_labels; }

    /// The series as the server stores it. `owned` are stored series that have such labels themselves.
    series::Labels strip(const series::Labels &remote, const std::vector<series::Labels> &owned) const;

private:
    series::Labels added(series::Labels to) const;

    std::vector<std::pair<std::string, std::string>> m_labels;
};

} // namespace zumik::clients::prometheus
