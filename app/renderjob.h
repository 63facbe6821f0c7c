// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/dashboardlibrary.h"
#include "app/job.h"

#include <memory>
#include <optional>
#include <string>

namespace zumik::board {
class BoardRun;
}

namespace zumik::session {
class Session;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::dashboard {
class BoardView;
}

namespace zumik::app {

/// `render`: a board, or one of its panels, into a PNG file; the file is there whole or not at all. With
/// --json, what each panel shows goes to stdout. Ends with the status of the first error when no panel could
/// be asked for.
class RenderJob final : public Job {
    Q_OBJECT

public:
    RenderJob(RenderCommand command, std::unique_ptr<session::Session> session, LoadedDashboard dashboard,
        QObject *parent = nullptr);
    ~RenderJob() override;

    void start() override;

private:
    void makeBoard();
    base::Status applyOptions();
    base::Status chooseVariables();
    void paint();
    base::Status save(const class QImage &image) const;
    std::optional<base::Error> commonError() const;

    RenderCommand m_command;
    std::unique_ptr<session::Session> m_session;
    LoadedDashboard m_loaded;
    std::unique_ptr<widgets::common::Look> m_look;
    std::unique_ptr<board::BoardRun> m_run;
    std::unique_ptr<widgets::dashboard::BoardView> m_view;
};

} // namespace zumik::app
