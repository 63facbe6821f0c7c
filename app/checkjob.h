// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/job.h"
#include "models/session/packcheck.h"

#include <memory>
#include <vector>

namespace zumik::app {

/// `check`: every leg of the way, then the data, then what the packs that were named expect. Ends with 1 when
/// a row failed.
class CheckJob final : public Job {
    Q_OBJECT

public:
    CheckJob(CheckCommand command, std::unique_ptr<session::LiveSession> session,
        std::vector<session::DashboardNeeds> needs, std::vector<dashboard::Pack> packs,
        QObject *parent = nullptr);
    ~CheckJob() override;

    void start() override;

private:
    using Rows = std::vector<session::CheckRow>;

    void onWay(Rows rows);
    void end(const Rows &rows);
    void print(const Rows &rows) const;

    CheckCommand m_command;
    std::unique_ptr<session::LiveSession> m_session;
    std::vector<session::DashboardNeeds> m_needs;
    std::vector<dashboard::Pack> m_packs;
};

} // namespace zumik::app
