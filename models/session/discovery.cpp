// SPDX-License-Identifier: GPL-3.0-or-later
// How each service is known: Prometheus and what speaks its API by /api/v1/status/buildinfo, Alertmanager by
// /api/v2/status, Grafana by /api/health (which asks for no login), a /metrics page by the text format's
// content type or its first comment.
#include "models/session/discovery.h"

#include "models/async/reply.h"
#include "models/secrets/environmentstore.h"
#include "models/secrets/memorystore.h"
#include "models/session/livesession.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <list>

namespace zumik::session {

namespace {

using base::ErrorCode;
using clients::http::Response;
using State = Finding::State;

QUrl localhost(int port, const char *path = "")
{
    return QUrl(QStringLiteral("http://localhost:%1").arg(port) + QLatin1String(path));
}

QUrl probeOf(const Place &place)
{
    QUrl url = place.url;
    switch (place.service) {
    case Service::Prometheus:
        url.setPath(url.path() + QStringLiteral("/api/v1/status/buildinfo"));
        break;
    case Service::Alertmanager:
        url.setPath(url.path() + QStringLiteral("/api/v2/status"));
        break;
    case Service::Grafana:
        url.setPath(url.path() + QStringLiteral("/api/health"));
        break;
    case Service::ApiCore:
    case Service::Gateway:
    case Service::Containers:
        break;
    }
    return url;
}

bool isIt(Service service, const Response &response)
{
    if (service == Service::ApiCore || service == Service::Gateway) {
        return response.body.rfind("# ", 0) == 0 || response.contentType == "application/openmetrics-text";
    }
    const auto text = QByteArray::fromRawData(response.body.data(), qsizetype(response.body.size()));
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    if (service == Service::Prometheus) {
        return json[QLatin1String("status")].toString() == QLatin1String("success");
    }
    return json.contains(QLatin1String(service == Service::Alertmanager ? "versionInfo" : "database"));
}

State stateOf(Service service, const Response &response)
{
    if (response.status == 401 || response.status == 403) {
        return State::NeedsSecret;
    }
    return response.status == 200 && isIt(service, response) ? State::Found : State::Stranger;
}

State stateOf(const base::Error &error)
{
    return error.code == ErrorCode::ConnectionRefused ? State::Absent : State::Failed;
}

/// Whether the error is about the way and not about a place.
bool isOfTheWay(const LiveSession &session)
{
    return session.tunnelStatus().error.has_value();
}

/// One search, alive until its last place has answered.
class Search : public std::enable_shared_from_this<Search> {
public:
    Search(const settings::Ssh &ssh, const std::vector<Place> &places, base::StopToken stop,
        async::Reply<Findings> reply, DiscoveryWatch watch)
        : m_watch(std::move(watch))
        , m_session(
              profileWith(ssh, places), m_watch.passphrases != nullptr ? *m_watch.passphrases : m_resolver)
        , m_stop(std::move(stop))
        , m_reply(std::move(reply))
    {
        m_session.setMayAsk(m_watch.mayAsk);
        if (m_watch.way) {
            QObject::connect(
                &m_session, &Session::stateChanged, &m_session, [this] { m_watch.way(m_session); });
        }
        for (const Place &place : places) {
            m_findings.push_back({place, State::Failed, {}});
        }
    }

    void start()
    {
        m_self = shared_from_this();
        m_left = m_findings.size();
        for (Finding &finding : m_findings) {
            if (finding.place.service == Service::Containers) {
                m_session.listContainers(async::Receiver(&m_session),
                    [this, &finding](const auto &containers) { noteContainers(finding, containers); });
            } else {
                probe(finding);
            }
        }
        if (m_findings.empty()) {
            finish();
        }
    }

private:
    static settings::Profile profileWith(const settings::Ssh &ssh, const std::vector<Place> &places)
    {
        settings::Profile profile;
        profile.ssh = ssh;
        profile.targets = targetsOf(places);
        return profile;
    }

    static std::vector<settings::Target> targetsOf(const std::vector<Place> &places)
    {
        std::vector<settings::Target> targets;
        for (const Place &place : places) {
            if (place.service != Service::Containers) {
                settings::Target &target = targets.emplace_back();
                target.url = place.url;
                target.via = place.via;
            }
        }
        return targets;
    }

    /// The finding stays where it is.
    void probe(Finding &finding)
    {
        m_session.fetch(probeOf(finding.place), LiveSession::Credentials::None, m_stop,
            async::Receiver(&m_session), [this, &finding](auto answer) { note(finding, answer); });
    }

    void noteContainers(Finding &finding, const base::Result<std::vector<ssh::Container>> &containers)
    {
        if (!containers) {
            const bool none = containers.error().code == ErrorCode::DockerMissing;
            finding.state = none ? State::Absent : State::Failed;
            finding.error = containers.error();
            return settle(finding);
        }
        finding.state = State::Found;
        const std::vector<Place> places = placesOf(*containers);
        m_session.lookAlsoAt(targetsOf(places));
        m_left += places.size();
        for (const Place &place : places) {
            probe(m_findings.emplace_back(Finding{place, State::Failed, {}}));
        }
        settle(finding);
    }

    void note(Finding &finding, const base::Result<Response> &answer)
    {
        if (answer) {
            finding.state = stateOf(finding.place.service, *answer);
        } else {
            finding.state = stateOf(answer.error());
            finding.error = answer.error();
        }
        settle(finding);
    }

    void settle(const Finding &finding)
    {
        if (m_watch.found) {
            m_watch.found(finding);
        }
        if (--m_left == 0) {
            finish();
        }
    }

    void finish()
    {
        if (isOfTheWay(m_session)) {
            m_reply.deliver(m_session.tunnelStatus().error.value_or(base::Error{}));
        } else {
            m_reply.deliver(Findings(m_findings.begin(), m_findings.end()));
        }
        // Not from inside the session's own answer.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [self = std::exchange(m_self, {})] {}, Qt::QueuedConnection);
    }

    secrets::MemoryStore m_keychain; // empty, as is what it would be asked for
    secrets::EnvironmentStore m_environment;
    secrets::SecretResolver m_resolver{m_keychain, m_environment};
    DiscoveryWatch m_watch;
    LiveSession m_session;
    base::StopToken m_stop;
    async::Reply<Findings> m_reply;
    std::list<Finding> m_findings; ///< each stays where it is, however many come
    std::size_t m_left = 0;
    std::shared_ptr<Search> m_self;
};

void putTarget(settings::Profile &to, const char *name, const Place &place)
{
    settings::Target target;
    target.name = QLatin1String(name);
    target.url = place.url;
    target.via = place.via;
    target.labels[QStringLiteral("job")] = target.name;
    to.targets.push_back(target);
}

template <typename Part> void putFirst(std::optional<Part> &to, const Place &place)
{
    if (!to) {
        to.emplace().url = place.url;
        to->via = place.via;
    }
}

} // namespace

std::vector<Place> usualPlaces()
{
    return {{Service::Prometheus, localhost(9090)}, {Service::Prometheus, localhost(8428)},
        {Service::Alertmanager, localhost(9093)}, {Service::Grafana, localhost(3000)},
        {Service::ApiCore, localhost(8080, "/metrics")}, {Service::Gateway, localhost(8000, "/metrics")},
        {Service::Containers}};
}

void discover(const settings::Ssh &ssh, const std::vector<Place> &places, base::StopToken stop,
    async::Receiver receiver, std::function<void(base::Result<Findings>)> answer, DiscoveryWatch watch)
{
    async::Reply<Findings> reply(stop, std::move(receiver), std::move(answer));
    std::make_shared<Search>(ssh, places, std::move(stop), std::move(reply), std::move(watch))->start();
}

settings::Profile profileOf(const QString &name, const settings::Ssh &ssh, const Findings &findings)
{
    settings::Profile profile;
    profile.name = name;
    profile.ssh = ssh;
    for (const Finding &finding : findings) {
        if (finding.state != State::Found && finding.state != State::NeedsSecret) {
            continue;
        }
        switch (finding.place.service) {
        case Service::Prometheus:
            putFirst(profile.prometheus, finding.place);
            break;
        case Service::Alertmanager:
            putFirst(profile.alertmanager, finding.place);
            break;
        case Service::Grafana:
            putFirst(profile.grafana, finding.place);
            break;
        case Service::ApiCore:
            putTarget(profile, "api-core", finding.place);
            break;
        case Service::Gateway:
            putTarget(profile, "gateway", finding.place);
            break;
        case Service::Containers:
            break;
        }
    }
    return profile;
}

} // namespace zumik::session
