// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/grafanacheck.h"

#include "models/session/grafanaalerts.h"
#include "models/session/wayrows.h"

#include <array>
#include <memory>

namespace zumik::session {

namespace {

namespace grafana = clients::grafana;

using Rows = std::vector<CheckRow>;
using Done = std::function<void(Rows)>;

constexpr std::array<const char *, 5> legs{
    "grafana.ready", "grafana.version", "grafana.login", "grafana.dashboards", "grafana.rules"};

class GrafanaCheck : public std::enable_shared_from_this<GrafanaCheck> {
public:
    GrafanaCheck(LiveSession &session, base::StopToken stop, async::Receiver receiver, Done done)
        : m_session(session)
        , m_endpoint(*session.profile().grafana)
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_done(std::move(done))
    {
    }

    void start()
    {
        m_session.openGrafana(
            m_stop, m_receiver, [self = shared_from_this()](base::Result<grafana::GrafanaClient *> opened) {
                if (!opened) {
                    return self->end(opened.error());
                }
                self->m_client = *opened;
                self->askHealth();
            });
    }

    void endUnreached() { end(std::nullopt); }

private:
    void askHealth()
    {
        m_client->health(
            m_stop, m_receiver, [self = shared_from_this()](const base::Result<grafana::Health> &health) {
                self->onHealth(health);
            });
    }

    void onHealth(const base::Result<grafana::Health> &health)
    {
        const auto error = health ? std::nullopt : std::optional(health.error());
        if (auto row = viaRow("grafana.via", m_session, m_endpoint, error)) {
            const bool stuck = row->state == CheckState::Fail;
            m_rows.push_back(*std::move(row));
            if (stuck) {
                return endUnreached();
            }
        }
        if (!health) {
            return end(health.error());
        }
        add(CheckState::Ok, CheckFact::Ready, {m_endpoint.url.toDisplayString().toStdString()});
        const std::string name = "Grafana";
        health->version.empty() ? add(CheckState::Unknown, CheckFact::VersionHidden, {name})
                                : add(CheckState::Ok, CheckFact::Version, {name, health->version});
        m_client->organization(
            m_stop, m_receiver, [self = shared_from_this()](const auto &found) { self->onLogin(found); });
    }

    void onLogin(const base::Result<grafana::Organization> &found)
    {
        const bool named = !std::holds_alternative<settings::NoAuth>(m_endpoint.auth);
        if (found) {
            add(CheckState::Ok, named ? CheckFact::LetIn : CheckFact::OpenToLook, {found->name});
            return askBoards();
        }
        const bool unknown = found.error().code == base::ErrorCode::Unauthorized;
        if (!unknown || named) {
            return end(found.error());
        }
        add(CheckState::Warn, CheckFact::LoginWanted, {m_endpoint.url.toDisplayString().toStdString()});
        endUnreached();
    }

    void askBoards()
    {
        m_client->search({}, {}, m_stop, m_receiver,
            [self = shared_from_this()](const base::Result<grafana::BoardList> &list) {
                if (!list) {
                    return self->end(list.error());
                }
                const std::size_t count = list->boards.size();
                const std::string words = std::to_string(count) + (list->cut ? "+" : "");
                count == 0 ? self->add(CheckState::Warn, CheckFact::NoBoards, {})
                           : self->add(CheckState::Ok, CheckFact::BoardsFound, {words});
                self->askRules();
            });
    }

    void askRules()
    {
        m_client->rules(m_stop, m_receiver,
            [self = shared_from_this()](
                const base::Result<std::vector<source::RuleGroup>> &groups) { self->onRules(groups); });
    }

    /// To see no alerts is a pity and no fault of the way; a rule that can't be evaluated would never fire.
    void onRules(const base::Result<std::vector<source::RuleGroup>> &groups)
    {
        if (!groups) {
            m_rows.push_back({legs.at(m_next++), CheckState::Warn, CheckFact::Failed, {}, groups.error()});
            return endUnreached();
        }
        const GrafanaAlerts alerts = grafanaAlerts(*groups);
        const std::vector<std::string> counts{std::to_string(alerts.rules), std::to_string(alerts.firing),
            std::to_string(alerts.pending), std::to_string(alerts.failed)};
        alerts.failed > 0      ? add(CheckState::Warn, CheckFact::RulesFail, counts)
            : alerts.rules > 0 ? add(CheckState::Ok, CheckFact::RulesSeen, counts)
                               : add(CheckState::Ok, CheckFact::NoRules, {});
        endUnreached();
    }

    /// Of the next leg.
    void add(CheckState state, CheckFact fact, std::vector<std::string> arguments)
    {
        m_rows.push_back({legs.at(m_next++), state, fact, std::move(arguments), {}});
    }

    /// The next leg failed, the others were not come to.
    void end(const std::optional<base::Error> &error)
    {
        if (error) {
            m_rows.push_back({legs.at(m_next++), CheckState::Fail, CheckFact::Failed, {}, error});
        }
        while (m_next < legs.size()) {
            add(CheckState::Unknown, CheckFact::NotReached, {});
        }
        m_done(std::move(m_rows));
    }

    LiveSession &m_session;
    const settings::Endpoint &m_endpoint;
    const base::StopToken m_stop;
    const async::Receiver m_receiver;
    const Done m_done;
    grafana::GrafanaClient *m_client = nullptr;
    Rows m_rows;
    std::size_t m_next = 0;
};

} // namespace

void checkGrafana(
    LiveSession &session, bool reachable, base::StopToken stop, async::Receiver receiver, Done done)
{
    if (!session.profile().grafana) {
        return done({});
    }
    const auto check =
        std::make_shared<GrafanaCheck>(session, std::move(stop), std::move(receiver), std::move(done));
    reachable ? check->start() : check->endUnreached();
}

} // namespace zumik::session
