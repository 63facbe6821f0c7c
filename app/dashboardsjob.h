// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/dashboardlibrary.h"
#include "app/job.h"

namespace zumik::app {

/// `dashboards`: those that the program knows, a line each.
class DashboardsJob final : public Job {
    Q_OBJECT

public:
    /// The library must outlive the job.
    DashboardsJob(DashboardsCommand command, const DashboardLibrary &library, QObject *parent = nullptr);

    void start() override;

private:
    DashboardsCommand m_command;
    const DashboardLibrary &m_library;
};

} // namespace zumik::app
