// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/grafanaannotations.h"

#include "models/async/reply.h"
#include "models/clients/grafana/grafanaclient.h"
#include "models/session/session.h"

namespace zumik::app {

namespace grafana = clients::grafana;

namespace {

using Noted = std::vector<board::NotedEvent>;

grafana::AnnotationQuery queryOf(const board::NotedQuery &query)
{
    grafana::AnnotationQuery asked{query.range, query.boardUid, query.tags};
    asked.matchAny = query.matchAny;
    asked.limit = query.limit;
    return asked;
}

base::Result<Noted> eventsOf(const base::Result<std::vector<grafana::Annotation>> &found)
{
    if (!found) {
        return found.error();
    }
    Noted noted;
    for (const grafana::Annotation &each : *found) {
        noted.push_back(
            {each.from, each.until, each.text, each.tags, each.panelId, each.alertName, each.newState});
    }
    return noted;
}

} // namespace

void GrafanaAnnotations::noted(board::NotedQuery query, base::StopToken stop, async::Receiver receiver,
    std::function<void(base::Result<Noted>)> answer)
{
    const async::Reply<Noted> reply(stop, receiver, std::move(answer));
    m_session.openGrafana(stop, receiver,
        [query = queryOf(query), stop, receiver, reply](
            const base::Result<grafana::GrafanaClient *> &client) {
            if (!client) {
                return reply.deliver(client.error());
            }
            (*client)->annotations(
                query, stop, receiver, [reply](const auto &found) { reply.deliver(eventsOf(found)); });
        });
}

} // namespace zumik::app
