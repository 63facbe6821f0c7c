// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/health.h"

#include "models/async/reply.h"
#include "models/promql/selectors.h"
#include "models/session/grafanacheck.h"
#include "models/session/wayrows.h"

#include <algorithm>
#include <memory>
#include <set>

namespace zumik::session {

namespace {

using Rows = std::vector<CheckRow>;

std::string number(std::size_t value)
{
    return std::to_string(value);
}

std::string joined(const std::vector<std::string> &names, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > most ? text + ", ..." : text;
}

using AbsentRule = DashboardNeeds::AbsentRule;
using Names = std::vector<std::string>;

bool anyOf(const Names &names, const std::set<std::string> &present)
{
    return std::any_of(names.begin(), names.end(), [&](const auto &name) { return present.contains(name); });
}

Names namesOf(const AbsentRule &rule)
{
    Names names{rule.series};
    names.insert(names.end(), rule.others.begin(), rule.others.end());
    return names;
}

/// The rule that says why a panel without series has none; null without one.
const AbsentRule *excuseOf(const Names &panel, const std::vector<AbsentRule> &rules)
{
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const AbsentRule &rule) {
        return rule.ofPanels && anyOf(namesOf(rule), {panel.begin(), panel.end()});
    });
    return found == rules.end() ? nullptr : &*found;
}

class Check : public std::enable_shared_from_this<Check> {
public:
    Check(LiveSession &session, std::vector<DashboardNeeds> dashboards, base::StopToken stop,
        async::Receiver receiver, async::Reply<Rows> reply, RowListener onRow)
        : m_session(session)
        , m_dashboards(std::move(dashboards))
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
        , m_onRow(std::move(onRow))
    {
    }

    void start()
    {
        m_session.open(m_stop, m_receiver, [self = shared_from_this()](const base::Status &opened) {
            self->addWay();
            self->addPrometheus(opened);
        });
    }

private:
    void add(CheckRow row)
    {
        m_rows.push_back(std::move(row));
        if (m_onRow) {
            m_onRow(m_rows.back());
        }
    }

    void addWay()
    {
        for (CheckRow &row : wayRows(m_session)) {
            add(std::move(row));
        }
    }

    void addFailure(const std::string &id, const base::Error &error)
    {
        add({id, CheckState::Fail, CheckFact::Failed, {}, error});
    }

    /// True when it came no further.
    bool addVia(
        const std::string &id, const settings::Endpoint &endpoint, const std::optional<base::Error> &error)
    {
        auto row = viaRow(id, m_session, endpoint, error);
        const bool stuck = row && row->state == CheckState::Fail;
        if (row) {
            add(*std::move(row));
        }
        return stuck;
    }

    void addPrometheus(const base::Status &opened)
    {
        const auto &prometheus = m_session.profile().prometheus;
        const std::string url = prometheus ? prometheus->url.toDisplayString().toStdString() : std::string();
        if (!opened) {
            const bool tunnelFailed =
                m_session.sshTarget() && m_session.tunnelStatus().state != ssh::TunnelState::Connected;
            const bool onTheWay =
                !tunnelFailed && prometheus && addVia("prometheus.via", *prometheus, opened.error());
            if (tunnelFailed || onTheWay) {
                add({"prometheus.ready", CheckState::Unknown, CheckFact::NotReached, {}, {}});
            } else if (opened.error().code == base::ErrorCode::Unavailable) {
                add({"prometheus.ready", CheckState::Fail, CheckFact::NotReady, {url}, {}});
            } else {
                addFailure("prometheus.ready", opened.error());
            }
            add({"prometheus.version", CheckState::Unknown, CheckFact::NotReached, {}, {}});
            add({"targets", CheckState::Unknown, CheckFact::NotReached, {}, {}});
            m_prometheusUp = false;
            m_tunnelUp = !tunnelFailed;
            return checkTargetPages();
        }
        addVia("prometheus.via", *prometheus, std::nullopt);
        add({"prometheus.ready", CheckState::Ok, CheckFact::Ready, {url}, {}});
        const source::BuildInfo &build = m_session.buildInfo();
        add({"prometheus.version", CheckState::Ok, CheckFact::Version, {build.product, build.version}, {}});
        m_session.source()->targets(m_stop, m_receiver, [self = shared_from_this()](auto targets) {
            self->addTargets(targets);
            self->checkTargetPages();
        });
    }

    void addTargets(const base::Result<std::vector<source::Target>> &targets)
    {
        if (!targets) {
            return addFailure("targets", targets.error());
        }
        std::vector<std::string> down;
        for (const source::Target &target : *targets) {
            if (target.health == source::Target::Health::Down) {
                down.push_back(std::string(target.labels.get("job")) + " "
                    + std::string(target.labels.get("instance"))
                    + (target.lastError.empty() ? "" : " (" + target.lastError + ")"));
            }
        }
        const std::string total = number(targets->size());
        if (targets->empty()) {
            add({"targets", CheckState::Warn, CheckFact::NoTargets, {}, {}});
        } else if (down.empty()) {
            add({"targets", CheckState::Ok, CheckFact::TargetsUp, {total, total}, {}});
        } else {
            add({"targets", CheckState::Warn, CheckFact::TargetsDown,
                {number(down.size()), total, joined(down, 5)}, {}});
        }
    }

    /// Each target of the profile: with its credential, then without.
    void checkTargetPages()
    {
        const auto &targets = m_session.profile().targets;
        if (m_nextTarget == targets.size()) {
            return askGrafana();
        }
        const settings::Target &target = targets[m_nextTarget++];
        const std::string id = "target." + target.name.toStdString();
        const bool guarded = !std::holds_alternative<settings::NoAuth>(target.auth);
        if (!m_tunnelUp) {
            add({id, CheckState::Unknown, CheckFact::NotReached, {}, {}});
            if (guarded) {
                add({id + ".guard", CheckState::Unknown, CheckFact::NotReached, {}, {}});
            }
            return checkTargetPages();
        }
        const auto onWith = [self = shared_from_this(), id, guarded, &target, url = target.url](auto answer) {
            const auto error = answer ? std::nullopt : std::optional(answer.error());
            const bool stuck = self->addVia(id + ".via", target, error);
            if (stuck) {
                self->add({id, CheckState::Unknown, CheckFact::NotReached, {}, {}});
            } else {
                self->addPage(id, answer);
            }
            if (guarded && !stuck) {
                self->checkGuard(id, url);
            } else {
                self->checkTargetPages();
            }
        };
        m_session.fetch(target.url, LiveSession::Credentials::OfProfile, m_stop, m_receiver, onWith);
    }

    void addPage(const std::string &id, const base::Result<clients::http::Response> &answer)
    {
        if (!answer) {
            return addFailure(id, answer.error());
        }
        const std::string status = number(static_cast<std::size_t>(answer->status));
        if (answer->status == 200) {
            add({id, CheckState::Ok, CheckFact::CredentialAccepted, {answer->where, status}, {}});
        } else if (answer->status == 401 || answer->status == 403) {
            add({id, CheckState::Fail, CheckFact::CredentialRefused, {answer->where, status}, {}});
        } else {
            add({id, CheckState::Fail, CheckFact::UnexpectedStatus, {answer->where, status}, {}});
        }
    }

    void checkGuard(const std::string &target, const QUrl &url)
    {
        const auto onWithout = [self = shared_from_this(), id = target + ".guard"](auto answer) {
            self->addGuard(id, answer);
            self->checkTargetPages();
        };
        m_session.fetch(url, LiveSession::Credentials::None, m_stop, m_receiver, onWithout);
    }

    void addGuard(const std::string &id, const base::Result<clients::http::Response> &answer)
    {
        if (!answer) {
            return addFailure(id, answer.error());
        }
        const std::string status = number(static_cast<std::size_t>(answer->status));
        if (answer->status == 401 || answer->status == 403) {
            add({id, CheckState::Ok, CheckFact::CredentialDemanded, {answer->where, status}, {}});
        } else if (answer->status == 200) {
            add({id, CheckState::Fail, CheckFact::OpenToAnyone, {answer->where}, {}});
        } else {
            add({id, CheckState::Warn, CheckFact::UnexpectedStatus, {answer->where, status}, {}});
        }
    }

    void askGrafana()
    {
        checkGrafana(m_session, m_tunnelUp, m_stop, m_receiver, [self = shared_from_this()](Rows rows) {
            for (CheckRow &row : rows) {
                self->add(std::move(row));
            }
            self->checkDashboards();
        });
    }

    void checkDashboards()
    {
        if (!m_prometheusUp) {
            for (const DashboardNeeds &needs : m_dashboards) {
                add({"dashboard." + needs.id, CheckState::Unknown, CheckFact::NotReached, {}, {}});
            }
            return m_reply.deliver(std::move(m_rows));
        }
        if (m_nextDashboard == m_dashboards.size()) {
            return m_reply.deliver(std::move(m_rows));
        }
        const DashboardNeeds &needs = m_dashboards[m_nextDashboard++];
        source::LabelValuesQuery query{"__name__", {},
            {m_session.source()->now() - std::chrono::minutes(10), m_session.source()->now()}};
        for (const auto &panel : needs.panels) {
            for (const std::string &metric : panel) {
                query.matchers.push_back(promql::toString({metric, {}}));
            }
        }
        for (const auto &rule : needs.absent) {
            for (const std::string &name : namesOf(rule)) {
                query.matchers.push_back(promql::toString({name, {}}));
            }
        }
        const auto onNames = [self = shared_from_this(), &needs](auto names) {
            self->addDashboard(needs, names);
            self->checkDashboards();
        };
        m_session.source()->labelValues(std::move(query), m_stop, m_receiver, onNames);
    }

    void addDashboard(const DashboardNeeds &needs, const base::Result<std::vector<std::string>> &names)
    {
        const std::string id = "dashboard." + needs.id;
        if (!names) {
            return addFailure(id, names.error());
        }
        const std::set<std::string> present(names->begin(), names->end());
        for (const auto &rule : needs.absent) {
            if (!rule.ofPanels && !anyOf(namesOf(rule), present)) {
                return add({id, CheckState::Warn, CheckFact::AbsentByDesign, {rule.sentence}, {}});
            }
        }
        Names missing;
        const AbsentRule *excuse = nullptr;
        for (const Names &panel : needs.panels) {
            const AbsentRule *reason = anyOf(panel, present) ? nullptr : excuseOf(panel, needs.absent);
            if (reason != nullptr) {
                excuse = reason;
            } else if (!anyOf(panel, present)) {
                missing.push_back(panel.front());
            }
        }
        const std::string total = number(needs.panels.size());
        if (missing.empty() && excuse != nullptr) {
            add({id, CheckState::Ok, CheckFact::AbsentByDesign, {excuse->sentence}, {}});
        } else if (missing.empty()) {
            add({id, CheckState::Ok, CheckFact::SeriesPresent, {total, total}, {}});
        } else {
            add({id, CheckState::Fail, CheckFact::SeriesMissing,
                {number(missing.size()), total, joined(missing, 8)}, {}});
        }
    }

    LiveSession &m_session;
    std::vector<DashboardNeeds> m_dashboards;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    async::Reply<Rows> m_reply;
    RowListener m_onRow;
    Rows m_rows;
    std::size_t m_nextTarget = 0;
    std::size_t m_nextDashboard = 0;
    bool m_tunnelUp = true;
    bool m_prometheusUp = true;
};

} // namespace

void checkHealth(LiveSession &session, std::vector<DashboardNeeds> dashboards, base::StopToken stop,
    async::Receiver receiver, std::function<void(base::Result<Rows>)> answer, RowListener onRow)
{
    async::Reply<Rows> reply(stop, receiver, std::move(answer));
    const auto check = std::make_shared<Check>(session, std::move(dashboards), std::move(stop),
        std::move(receiver), std::move(reply), std::move(onRow));
    check->start();
}

} // namespace zumik::session
