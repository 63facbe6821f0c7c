// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/job.h"

#include <memory>

namespace zumik::session {
class LiveSession;
}

namespace zumik::app {

/// `fetch`: the body of a URL, through the profile's tunnel and with its credentials for that origin.
class FetchJob final : public Job {
    Q_OBJECT

public:
    FetchJob(FetchCommand command, std::unique_ptr<session::LiveSession> session, QObject *parent = nullptr);
    ~FetchJob() override;

    void start() override;

private:
    FetchCommand m_command;
    std::unique_ptr<session::LiveSession> m_session;
};

} // namespace zumik::app
