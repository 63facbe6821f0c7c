// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/dashboardlibrary.h"
#include "app/grafanaannotations.h"
#include "app/job.h"
#include "models/session/grafanaboards.h"

#include <map>
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
/// be asked for. A board that is not given is sought in the session's Grafana, or in the recording; one of a
/// pack that is there too is said to be.
class RenderJob final : public Job {
    Q_OBJECT

public:
    struct Given {
        std::optional<LoadedDashboard> dashboard = {};
        bool ofPack = false;
    };

    RenderJob(RenderCommand command, std::unique_ptr<session::Session> session, Given given,
        QObject *parent = nullptr);
    ~RenderJob() override;

    void start() override;

private:
    void open();
    void loadFromGrafana();
    base::Status loadFromRecording();
    void askWhetherInBoth();
    void makeBoard();
    void layOut();
    base::Error noSuchPanel() const;
    base::Status applyOptions();
    base::Status chooseVariables();
    base::Status choose(const std::string &name, const std::vector<std::string> &values);
    void paint();
    void printNotAsked() const;
    void end();
    std::optional<base::Error> commonError() const;

    RenderCommand m_command;
    std::unique_ptr<session::Session> m_session;
    const bool m_ofPack;
    const bool m_given;
    LoadedDashboard m_loaded;
    std::unique_ptr<session::GrafanaBoards> m_boards; ///< null where there is no Grafana
    std::unique_ptr<board::AnnotationSource> m_annotations; ///< likewise, but for a recording
    std::map<std::string, std::vector<std::string>> m_chosen; ///< values that were recorded
    base::StopSource m_stopBoth;
    bool m_askingBoth = false; ///< whether the board is in Grafana too
    bool m_painted = false;
    std::unique_ptr<widgets::common::Look> m_look;
    std::unique_ptr<board::BoardRun> m_run;
    std::unique_ptr<widgets::dashboard::BoardView> m_view;
};

} // namespace zumik::app
