// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportrun.h"
#include "app/job.h"
#include "models/session/livesession.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>

namespace zumik::app {

/// `export`: records a server into a snapshot. Progress goes to stderr. Interrupted, it leaves nothing but
/// what
/// `--resume` goes on with, and says so.
class ExportJob final : public Job {
    Q_OBJECT

public:
    /// The library must outlive it.
    ExportJob(ExportCommand command, std::unique_ptr<session::LiveSession> session,
        const DashboardLibrary &library, QObject *parent = nullptr);
    ~ExportJob() override;

    void start() override;
    void interrupt() override;

private:
    void onOpened(const base::Status &opened);
    void onProgress();
    void onRecorded(const base::Result<ExportRun::Report> &report);

    ExportCommand m_command;
    std::unique_ptr<session::LiveSession> m_session;
    const DashboardLibrary &m_library;
    std::unique_ptr<ExportRun> m_run;
    std::optional<snapshot::record::RecordProgress::Phase> m_phase; ///< that was told last
    QElapsedTimer m_told;
};

} // namespace zumik::app
