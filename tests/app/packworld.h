// SPDX-License-Identifier: GPL-3.0-or-later
// An hour of the whole world that never changes, and what the boards of the packs show of it.
#pragma once

#include "tests/app/console.h"
#include "tests/stack/history.h"

#include <QJsonArray>

#include <memory>
#include <set>
#include <string>

namespace zumik::tests {

class PackWorld {
public:
    static constexpr int epoch = 1'700'000'000;
    static constexpr int end = epoch + 3600;

    /// All jobs; the times of the options are not looked at.
    explicit PackWorld(HistoryOptions options);

    /// Its panels; `more` are further arguments of `render`.
    QJsonArray panels(const std::string &board, const std::vector<std::string> &more = {}) const;

    /// The clusters that have series of this name at the end.
    std::vector<std::string> clustersWith(const std::string &metric) const;

private:
    TempDir m_dir{"packs"};
    std::unique_ptr<Prometheus> m_prometheus;
};

/// Two clusters of two nodes with two GPUs each, and these incidents for the last twenty minutes.
HistoryOptions worldWith(const std::vector<std::string> &incidents);

/// Titles of the board's panels whose last numbers differ.
std::set<std::string> movedPanels(const PackWorld &before, const PackWorld &after, const std::string &board);

/// "title: reason" of the panels that have no data.
std::set<std::string> emptyPanels(const QJsonArray &panels);

} // namespace zumik::tests
