// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/job.h"

#include <memory>

namespace zumik::session {
class Session;
}

namespace zumik::app {

/// `query`: one expression, answered as the Prometheus API would.
class QueryJob final : public Job {
    Q_OBJECT

public:
    QueryJob(QueryCommand command, std::unique_ptr<session::Session> session, QObject *parent = nullptr);
    ~QueryJob() override;

    void start() override;

private:
    void ask();
    void askRange();
    void askInstant();

    QueryCommand m_command;
    std::unique_ptr<session::Session> m_session;
};

} // namespace zumik::app
