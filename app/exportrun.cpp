// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportrun.h"

#include "app/dashboardlibrary.h"

#include <utility>

namespace zumik::app {

namespace record = snapshot::record;

ExportRun::ExportRun(session::Session &session, const DashboardLibrary &library, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_library(library)
    , m_receiver(this)
{
}

ExportRun::~ExportRun() = default;

const record::RecordProgress *ExportRun::progress() const
{
    return m_recorder ? &m_recorder->progress() : nullptr;
}

void ExportRun::run(ExportWish wish, QStringList boards, base::StopToken stop,
    std::function<void(base::Result<Report>)> answer)
{
    m_wish = std::move(wish);
    m_boards = std::move(boards);
    m_stop = std::move(stop);
    m_answer = std::move(answer);
    loadBoards();
}

void ExportRun::end(base::Result<Report> report)
{
    std::exchange(m_answer, nullptr)(std::move(report));
}

void ExportRun::loadBoards()
{
    if (m_boards.isEmpty()) {
        return gather();
    }
    const QString id = m_boards.takeFirst();
    auto board = exportedBoard(m_library, id);
    const bool elsewhere =
        !board && m_session.profile().grafana && board.error().code == base::ErrorCode::InvalidArgument;
    if (!elsewhere) {
        return addBoard(std::move(board));
    }
    if (!m_grafana) {
        m_grafana = std::make_unique<session::GrafanaBoards>(m_session);
    }
    m_grafana->load(id.toStdString(), m_stop, [this](const base::Result<session::GrafanaBoard> &loaded) {
        addBoard(loaded
                ? base::Result(ExportedBoard{loaded->dashboard, loaded->json ? *loaded->json : std::string()})
                : loaded.error());
    });
}

void ExportRun::addBoard(base::Result<ExportedBoard> board)
{
    if (!board) {
        return end(board.error());
    }
    m_wish.boards.push_back(*std::move(board));
    loadBoards();
}

void ExportRun::gather()
{
    m_gathering = std::make_unique<ExportGathering>(m_session, m_wish);
    m_gathering->run(m_stop, [this](const base::Result<record::RecordRequest> &request) {
        request ? openRaw(*request) : end(request.error());
    });
}

void ExportRun::openRaw(record::RecordRequest request)
{
    auto kept = std::make_shared<record::RecordRequest>(std::move(request));
    m_session.openRaw(m_stop, m_receiver, [this, kept](const base::Result<source::RawSource *> &raw) {
        raw ? record(std::move(*kept), **raw) : end(raw.error());
    });
}

void ExportRun::record(record::RecordRequest request, source::RawSource &raw)
{
    m_recorder = std::make_unique<record::Recorder>(std::move(request), raw, *m_session.source());
    connect(m_recorder.get(), &record::Recorder::progressed, this, &ExportRun::progressed);
    m_recorder->run(m_stop, m_receiver, [this](base::Result<Report> report) { end(std::move(report)); });
}

} // namespace zumik::app
