// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checkjob.h"

#include "app/checkwords.h"
#include "app/output.h"
#include "app/prometheusjson.h"
#include "models/base/text.h"

#include <algorithm>

namespace zumik::app {

namespace {

std::string asJson(const std::vector<session::CheckRow> &rows)
{
    std::string list;
    for (const session::CheckRow &row : rows) {
        list += (list.empty() ? "" : ",") + ("{\"id\":" + jsonString(row.id))
            + ",\"state\":" + jsonString(stateWord(row.state).toStdString())
            + ",\"detail\":" + jsonString(detailOf(row).toStdString())
            + ",\"action\":" + jsonString(actionOf(row).toStdString()) + "}";
    }
    return "{\"check\":[" + list + "]}\n";
}

std::string asTable(const std::vector<session::CheckRow> &rows)
{
    std::size_t width = 0;
    for (const session::CheckRow &row : rows) {
        width = std::max(width, row.id.size());
    }
    std::string out;
    for (const session::CheckRow &row : rows) {
        const std::string state = stateWord(row.state).toStdString();
        out += state + std::string(9 - state.size(), ' ') + base::printable(row.id)
            + std::string(width + 2 - row.id.size(), ' ') + base::printable(detailOf(row).toStdString())
            + "\n";
        if (const QString action = actionOf(row); !action.isEmpty()) {
            out += std::string(9 + width + 2, ' ') + base::printable(action.toStdString()) + "\n";
        }
    }
    return out;
}

} // namespace

CheckJob::CheckJob(CheckCommand command, std::unique_ptr<session::LiveSession> session,
    std::vector<session::DashboardNeeds> needs, std::vector<dashboard::Pack> packs, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_session(std::move(session))
    , m_needs(std::move(needs))
    , m_packs(std::move(packs))
{
}

CheckJob::~CheckJob() = default;

void CheckJob::start()
{
    session::checkHealth(*m_session, m_needs, stopToken(), async::Receiver(this),
        [this](auto rows) { rows ? onWay(std::move(*rows)) : fail(rows.error()); });
}

void CheckJob::onWay(Rows rows)
{
    if (m_session->source() == nullptr || m_packs.empty()) {
        for (const dashboard::Pack &pack : m_packs) {
            rows.push_back(
                {"pack." + pack.id, session::CheckState::Unknown, session::CheckFact::NotReached, {}, {}});
        }
        return end(rows);
    }
    session::checkPacks(*m_session->source(), m_packs, stopToken(), async::Receiver(this),
        [this, rows = std::move(rows)](const base::Result<Rows> &found) mutable {
            if (!found) {
                return fail(found.error());
            }
            rows.insert(rows.end(), found->begin(), found->end());
            end(rows);
        });
}

void CheckJob::end(const Rows &rows)
{
    print(rows);
    const bool failed = std::any_of(
        rows.begin(), rows.end(), [](const auto &row) { return row.state == session::CheckState::Fail; });
    finish(failed ? ExitStatus::AnswerIsNo : ExitStatus::Done);
}

void CheckJob::print(const Rows &rows) const
{
    printOut(m_command.json ? asJson(rows) : asTable(rows));
}

} // namespace zumik::app
