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

/// The dashboards that ship with the program, and those of the user's own packs: the folders in "packs" of
/// QStandardPaths::AppDataLocation.
class DashboardLibrary {
public:
    DashboardLibrary();

    const std::vector<dashboard::Pack> &packs() const { return m_packs; }

    /// Where the user's own packs are looked for.
    static QString ownPacks();

    /// Why packs of the user's own are not among them.
    const std::vector<base::Error> &packErrors() const { return m_packErrors; }

    /// Whether a pack has a dashboard of this id.
    bool has(const QString &id) const;

    /// By id, or, for a text that ends in .json or names a file, from that file. Errors: InvalidArgument for
    /// an unknown id; those of reading a dashboard.
    base::Result<LoadedDashboard> load(const QString &idOrFile) const;

    /// The packs of these ids that there are.
    std::vector<dashboard::Pack> packs(const QStringList &packIds) const;

    /// What the dashboards of these packs need of a server; of all packs when none is named. Errors:
    /// InvalidArgument for an unknown pack.
    base::Result<std::vector<session::DashboardNeeds>> needs(const QStringList &packIds) const;

private:
    std::vector<dashboard::Pack> m_packs;
    std::vector<base::Error> m_packErrors;
};

} // namespace zumik::app
