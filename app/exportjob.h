// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/exportwish.h"
#include "app/job.h"
#include "models/session/grafanaboards.h"
#include "models/snapshot/record/recorder.h"

#include <QElapsedTimer>

#include <memory>

namespace zumik::app {

/// `export`: records a server into a snapshot. Progress goes to stderr. Interrupted, it leaves nothing but what
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
    void loadBoards();
    void addBoard(base::Result<ExportedBoard> board);
    void gather();
    void openRaw(snapshot::record::RecordRequest request);
    void record(snapshot::record::RecordRequest request, source::RawSource &raw);
    void onProgress();
    void onRecorded(const base::Result<snapshot::record::RecordReport> &report);
    void failOrStop(const base::Error &error);

    ExportCommand m_command;
    std::unique_ptr<session::LiveSession> m_session;
    const DashboardLibrary &m_library;
    ExportWish m_wish;
    qsizetype m_boardAt = 0;
    std::unique_ptr<session::GrafanaBoards> m_grafana;
    std::unique_ptr<ExportGathering> m_gathering;
    std::unique_ptr<snapshot::record::Recorder> m_recorder;
    std::optional<snapshot::record::RecordProgress::Phase> m_phase; ///< that was told last
    QElapsedTimer m_told;
    bool m_interrupted = false;
};

} // namespace zumik::app
