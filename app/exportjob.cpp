// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportjob.h"

#include "app/dashboardlibrary.h"
#include "app/exportwords.h"
#include "app/output.h"

namespace zumik::app {

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
    m_session->open(
        stopToken(), async::Receiver(this), [this](const base::Status &opened) { onOpened(opened); });
}

void ExportJob::onOpened(const base::Status &opened)
{
    if (!opened) {
        return fail(opened.error());
    }
    auto wish = wishOf(m_command, m_session->source()->now());
    if (!wish) {
        return fail(wish.error());
    }
    m_run = std::make_unique<ExportRun>(*m_session, m_library);
    connect(m_run.get(), &ExportRun::progressed, this, &ExportJob::onProgress);
    m_run->run(*std::move(wish), m_command.dashboards, stopToken(),
        [this](const base::Result<ExportRun::Report> &report) { onRecorded(report); });
}

/// The job ends when everything that writes has ended.
void ExportJob::interrupt()
{
    requestStop();
    if (!m_run || m_run->progress() == nullptr) {
        finish(ExitStatus::Interrupted);
    }
}

void ExportJob::onProgress()
{
    const snapshot::record::RecordProgress &progress = *m_run->progress();
    if (m_phase != progress.phase || m_told.elapsed() >= tellEvery) {
        m_phase = progress.phase;
        m_told.start();
        printDiagnostic(progressWords(progress).toStdString());
    }
}

void ExportJob::onRecorded(const base::Result<ExportRun::Report> &report)
{
    if (report) {
        const QStringList lines = reportWords(*report, m_command.out);
        for (const QString &line : lines) {
            printDiagnostic(line.toStdString());
        }
        return finish(ExitStatus::Done);
    }
    if (report.error().code != base::ErrorCode::Cancelled) {
        printError(report.error());
    }
    if (m_run->isResumable()) {
        printDiagnostic(resumeWords(m_command.out).toStdString());
    }
    finish(exitStatusOf(report.error()));
}

} // namespace zumik::app
