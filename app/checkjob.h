// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/job.h"
#include "models/session/health.h"

#include <memory>
#include <vector>

namespace zumik::app {

/// `check`: every leg of the way, then the data. Ends with 1 when a row failed.
class CheckJob final : public Job {
    Q_OBJECT

public:
    CheckJob(CheckCommand command, std::unique_ptr<session::LiveSession> session,
        std::vector<session::DashboardNeeds> needs, QObject *parent = nullptr);
    ~CheckJob() override;

    void start() override;

private:
    void print(const std::vector<session::CheckRow> &rows) const;

    CheckCommand m_command;
    std::unique_ptr<session::LiveSession> m_session;
    std::vector<session::DashboardNeeds> m_needs;
};

} // namespace zumik::app
