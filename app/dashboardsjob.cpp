// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboardsjob.h"

#include "app/output.h"
#include "app/prometheusjson.h"
#include "models/base/text.h"

namespace zumik::app {

namespace {

template <typename Write> std::string eachDashboard(const DashboardLibrary &library, Write write)
{
    std::string text;
    for (const dashboard::Pack &pack : library.packs()) {
        for (const dashboard::PackDashboard &entry : pack.dashboards) {
            text += write(pack, entry, text.empty());
        }
    }
    return text;
}

} // namespace

DashboardsJob::DashboardsJob(DashboardsCommand command, const DashboardLibrary &library, QObject *parent)
    : Job(parent)
    , m_command(command)
    , m_library(library)
{
}

void DashboardsJob::start()
{
    const auto asJson = [](const dashboard::Pack &pack, const dashboard::PackDashboard &entry, bool first) {
        return (first ? "" : ",") + ("{\"id\":" + jsonString(entry.id))
            + ",\"title\":" + jsonString(entry.title) + ",\"pack\":" + jsonString(pack.id) + "}";
    };
    const auto asLine = [](const dashboard::Pack &pack, const dashboard::PackDashboard &entry, bool) {
        const std::size_t gap = entry.id.size() < 20 ? 20 - entry.id.size() : 1;
        return base::printable(entry.id) + std::string(gap, ' ') + base::printable(pack.id) + "  "
            + base::printable(entry.title) + "\n";
    };
    printOut(m_command.json ? "{\"dashboards\":[" + eachDashboard(m_library, asJson) + "]}\n"
                            : eachDashboard(m_library, asLine));
    finish(ExitStatus::Done);
}

} // namespace zumik::app
