// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportjob.h"

#include "app/dashboardlibrary.h"
#include "app/exportwords.h"
#include "app/output.h"

namespace zumik::app {

namespace record = snapshot::record;

namespace {

constexpr qint64 tellEvery = 2000; // ms

} // namespace

ExportJob::ExportJob(ExportCommand command, std::unique_ptr<session::LiveSession> session,
    const DashboardLibrary &library, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_session(std::move(session))
    , m_library(library)
{
}

ExportJob::~ExportJob() = default;

void ExportJob::start()
{
    m_session->open(stopToken(), async::Receiver(this), [this](const base::Status &opened) {
        if (!opened) {
            return failOrStop(opened.error());
        }
        auto wish = wishOf(m_command, m_session->source()->now());
        if (!wish) {
            return fail(wish.error());
        }
        m_wish = *std::move(wish);
        loadBoards();
    });
}

/// The job ends when everything that writes has ended.
void ExportJob::interrupt()
{
    m_interrupted = true;
    requestStop();
    if (!m_recorder) {
        finish(ExitStatus::Interrupted);
    }
}

void ExportJob::loadBoards()
{
    if (m_boardAt >= m_command.dashboards.size()) {
        return gather();
    }
    const QString id = m_command.dashboards[m_boardAt++];
    auto board = exportedBoard(m_library, id);
    const bool elsewhere =
        !board && m_session->profile().grafana && board.error().code == base::ErrorCode::InvalidArgument;
    if (!elsewhere) {
        return addBoard(std::move(board));
    }
    if (!m_grafana) {
        m_grafana = std::make_unique<session::GrafanaBoards>(*m_session);
    }
    m_grafana->load(id.toStdString(), stopToken(), [this](base::Result<session::GrafanaBoard> loaded) {
        addBoard(loaded ? base::Result(ExportedBoard{
                     std::move(loaded->dashboard), loaded->json ? *loaded->json : std::string()})
                        : loaded.error());
    });
}

void ExportJob::addBoard(base::Result<ExportedBoard> board)
{
    if (!board) {
        return failOrStop(board.error());
    }
    m_wish.boards.push_back(*std::move(board));
    loadBoards();
}

void ExportJob::gather()
{
    m_gathering = std::make_unique<ExportGathering>(*m_session, m_wish);
    m_gathering->run(stopToken(), [this](base::Result<record::RecordRequest> request) {
        if (!request) {
            return failOrStop(request.error());
        }
        openRaw(*std::move(request));
    });
}

void ExportJob::openRaw(record::RecordRequest request)
{
    auto kept = std::make_shared<record::RecordRequest>(std::move(request));
    m_session->openRaw(
        stopToken(), async::Receiver(this), [this, kept](const base::Result<source::RawSource *> &raw) {
            if (!raw) {
                return failOrStop(raw.error());
            }
            record(std::move(*kept), **raw);
        });
}

void ExportJob::record(record::RecordRequest request, source::RawSource &raw)
{
    m_recorder = std::make_unique<record::Recorder>(std::move(request), raw, *m_session->source());
    connect(m_recorder.get(), &record::Recorder::progressed, this, &ExportJob::onProgress);
    m_recorder->run(stopToken(), async::Receiver(this),
        [this](const base::Result<record::RecordReport> &report) { onRecorded(report); });
}

void ExportJob::onProgress()
{
    const record::RecordProgress &progress = m_recorder->progress();
    if (m_phase != progress.phase || m_told.elapsed() >= tellEvery) {
        m_phase = progress.phase;
        m_told.start();
        printDiagnostic(progressWords(progress).toStdString());
    }
}

void ExportJob::onRecorded(const base::Result<record::RecordReport> &report)
{
    if (report) {
        const QStringList lines = reportWords(*report, m_command.out);
        for (const QString &line : lines) {
            printDiagnostic(line.toStdString());
        }
        return finish(ExitStatus::Done);
    }
    const bool resumable = m_recorder->isResumable();
    if (report.error().code != base::ErrorCode::Cancelled) {
        printError(report.error());
    }
    if (resumable) {
        printDiagnostic(resumeWords(m_command.out).toStdString());
    }
    finish(exitStatusOf(report.error()));
}

void ExportJob::failOrStop(const base::Error &error)
{
    m_interrupted ? finish(ExitStatus::Interrupted) : fail(error);
}

} // namespace zumik::app
