// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportwish.h"
#include "models/session/grafanaboards.h"
#include "models/snapshot/record/recorder.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace zumik::app {

/// One export over a session that is open: loads the boards, gathers what is beside samples, records.
class ExportRun final : public QObject {
    Q_OBJECT

public:
    using Report = snapshot::record::RecordReport;

    /// Session and library must outlive it.
    ExportRun(session::Session &session, const DashboardLibrary &library, QObject *parent = nullptr);
    ~ExportRun() override;

    /// Once. `boards` are ids, of the library, of files or of the session's Grafana. Errors: those of
    /// exportedBoard, ExportGathering, Session::openRaw and Recorder.
    void run(ExportWish wish, QStringList boards, base::StopToken stop,
        std::function<void(base::Result<Report>)> answer);

    /// Null until it records.
    const snapshot::record::RecordProgress *progress() const;

    /// After a failure: the same wish with `resume` goes on from there.
    bool isResumable() const { return m_recorder && m_recorder->isResumable(); }

Q_SIGNALS:
    void progressed();

private:
    void loadBoards();
    void addBoard(base::Result<ExportedBoard> board);
    void gather();
    void openRaw(snapshot::record::RecordRequest request);
    void record(snapshot::record::RecordRequest request, source::RawSource &raw);
    void end(base::Result<Report> report);

    session::Session &m_session;
    const DashboardLibrary &m_library;
    async::Receiver m_receiver;
    ExportWish m_wish;
    QStringList m_boards;
    base::StopToken m_stop;
    std::function<void(base::Result<Report>)> m_answer;
    std::unique_ptr<session::GrafanaBoards> m_grafana;
    std::unique_ptr<ExportGathering> m_gathering;
    std::unique_ptr<snapshot::record::Recorder> m_recorder;
};

} // namespace zumik::app
