// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/board/diagnosis.h"
#include "models/dashboard/dashboard.h"
#include "models/dashboard/packs.h"
#include "models/session/health.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace zumik::app {

/// A dashboard with what its pack says of it.
struct LoadedDashboard {
    dashboard::Dashboard dashboard;
    std::vector<board::AbsentRule> absent;
};

/// The dashboards that ship with the program.
class DashboardLibrary {
public:
    DashboardLibrary();

    const std::vector<dashboard::Pack> &packs() const { return m_packs; }

    /// By id, or, for a text that ends in .json or names a file, from that file. Errors: InvalidArgument for
    /// an unknown id; those of reading a dashboard.
    base::Result<LoadedDashboard> load(const QString &idOrFile) const;

    /// What the dashboards of these packs need of a server; of all packs when none is named. Errors:
    /// InvalidArgument for an unknown pack.
    base::Result<std::vector<session::DashboardNeeds>> needs(const QStringList &packIds) const;

private:
    std::vector<dashboard::Pack> m_packs;
};

} // namespace zumik::app
