// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboardsjob.h"

#include "app/output.h"
#include "app/prometheusjson.h"
#include "models/base/text.h"

#include <QCoreApplication>

namespace zumik::app {

DashboardsJob::DashboardsJob(DashboardsCommand command, const DashboardLibrary &library,
    std::unique_ptr<session::Session> session, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_library(library)
    , m_session(std::move(session))
{
    if (m_session && m_session->profile().grafana) {
        m_boards = std::make_unique<session::GrafanaBoards>(*m_session);
    }
}

DashboardsJob::~DashboardsJob() = default;

std::vector<DashboardsJob::Row> DashboardsJob::packRows() const
{
    std::vector<Row> rows;
    for (const dashboard::Pack &pack : m_library.packs()) {
        for (const dashboard::PackDashboard &entry : pack.dashboards) {
            rows.push_back({entry.id, entry.title, pack.id});
        }
    }
    return rows;
}

void DashboardsJob::start()
{
    for (const base::Error &error : m_library.packErrors()) {
        printDiagnostic("zumik-console: pack left out: " + base::describe(error));
    }
    if (!m_boards) {
        print(packRows());
        return finish(ExitStatus::Done);
    }
    m_boards->list({}, {}, stopToken(), [this](const auto &list) { onList(list); });
}

void DashboardsJob::onList(const base::Result<clients::grafana::BoardList> &list)
{
    std::vector<Row> rows = packRows();
    for (const auto &board : list ? list->boards : std::vector<clients::grafana::BoardHit>()) {
        rows.push_back(
            {board.uid, board.title, session::grafanaPlace(m_session->profile().grafana->url, board)});
    }
    print(rows);
    if (!list) {
        return fail(list.error());
    }
    if (list->cut) {
        printDiagnostic(
            QCoreApplication::translate("Dashboards", "Grafana has more dashboards than are listed.")
                .toStdString());
    }
    finish(ExitStatus::Done);
}

void DashboardsJob::print(const std::vector<Row> &rows) const
{
    std::string json;
    std::string lines;
    for (const Row &row : rows) {
        json += (json.empty() ? "" : ",") + ("{\"id\":" + jsonString(row.id))
            + ",\"title\":" + jsonString(row.title) + ",\"pack\":" + jsonString(row.pack) + "}";
        const std::size_t gap = row.id.size() < 20 ? 20 - row.id.size() : 1;
        lines += base::printable(row.id) + std::string(gap, ' ') + base::printable(row.pack) + "  "
            + base::printable(row.title) + "\n";
    }
    printOut(m_command.json ? "{\"dashboards\":[" + json + "]}\n" : lines);
}

} // namespace zumik::app
