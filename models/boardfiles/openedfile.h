// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/boardfiles/glance.h"

#include <QByteArray>

#include <string>
#include <vector>

// What a file of dashboards may be:
//   - Grafana's JSON of one dashboard, bare, in the API's envelope, or as a Kubernetes-style resource of
//   Grafana's
//     (kind: Dashboard);
//   - a ConfigMap, YAML or JSON, whose data holds dashboards by file name: what Grafana's sidecar loads
//     (kiwigrid/k8s-sidecar, label grafana_dashboard);
//   - a GrafanaDashboard of the Grafana operator with spec.json (grafana.github.io/grafana-operator/docs);
//   - kind: List of those, and YAML of several documents;
//   - rules of Prometheus: a PrometheusRule, or a file of groups. They are counted, and a board draws their
//     expressions (ruleboard.h).
namespace zumik::boardfiles {

inline constexpr qint64 largestFile = 16 << 20; ///< bytes
inline constexpr std::size_t mostBoards = 500; ///< of one file

struct FileBoard {
    std::string key; ///< unique in the file: "gpu.json", a resource's name; empty: the file is the dashboard
    Glance glance;
    QByteArray json; ///< as dashboard::readDashboard takes it
};

struct OpenedFile {
    std::vector<FileBoard> boards;
    std::vector<base::Error> troubles; ///< of parts that can't be read; the others are there
    std::size_t ruleGroups = 0;
};

/// Errors: TooLarge; JsonInvalid, FormatInvalid with line and column; FormatInvalid where nothing in it is a
/// dashboard or rules (a part's own trouble, where there is one).
base::Result<OpenedFile> openFile(const QByteArray &content, const std::string &name);

/// Likewise of the file at a path. Errors besides: FileNotFound, FileUnreadable.
base::Result<OpenedFile> openFile(const QString &path);

} // namespace zumik::boardfiles
