// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/dashboardlibrary.h"
#include "app/job.h"
#include "models/session/grafanaboards.h"

#include <memory>

namespace zumik::app {

/// `dashboards`: those that the program knows, a line each; behind them those of the profile's Grafana. What
/// Grafana doesn't tell is an error, after the others are printed.
class DashboardsJob final : public Job {
    Q_OBJECT

public:
    /// The library must outlive the job. `session` may be null.
    DashboardsJob(DashboardsCommand command, const DashboardLibrary &library,
        std::unique_ptr<session::Session> session, QObject *parent = nullptr);
    ~DashboardsJob() override;

    void start() override;

private:
    struct Row {
        std::string id;
        std::string title;
        std::string pack;
    };

    std::vector<Row> packRows() const;
    void print(const std::vector<Row> &rows) const;
    void onList(const base::Result<clients::grafana::BoardList> &list);

    DashboardsCommand m_command;
    const DashboardLibrary &m_library;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<session::GrafanaBoards> m_boards; ///< null where there is no Grafana
};

} // namespace zumik::app
