// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/livesession.h"

#include "models/session/profileendpoints.h"
#include "models/session/tailrule.h"

#include <algorithm>
#include <utility>

namespace zumik::session {

using Phase = ConnectionState::Phase;

namespace {

QString productText(const source::BuildInfo &build)
{
    return QString::fromStdString(build.product + (build.version.empty() ? "" : " " + build.version));
}

} // namespace

LiveSession::LiveSession(settings::Profile profile, const secrets::SecretResolver &secrets, QObject *parent)
    : Session(parent)
    , m_profile(std::move(profile))
    , m_secrets(secrets)
    , m_receiver(this)
    , m_io(std::make_shared<clients::http::IoThread>())
{
    m_state.tunneled = m_profile.ssh.has_value();
}

LiveSession::~LiveSession() = default;

void LiveSession::setPhase(Phase phase, std::optional<base::Error> error)
{
    m_state.phase = phase;
    m_state.error = std::move(error);
    m_state.needsPerson = phase == Phase::Failed && m_tunnelStatus.state == ssh::TunnelState::Failed;
    Q_EMIT stateChanged();
}

void LiveSession::open(base::StopToken stop, async::Receiver receiver, source::Answer<base::Done> answer)
{
    const Ready ready(stop, std::move(receiver), std::move(answer));
    if (!m_profile.prometheus) {
        return finishOpening(
            base::Error{base::ErrorCode::InvalidArgument, "the profile names no Prometheus", {}}, ready);
    }
    needTunnel([this, stop, ready](const base::Status &up) {
        if (!up) {
            return finishOpening(up.error(), ready);
        }
        setPhase(Phase::AskingPrometheus);
        makeSource(stop, ready);
    });
}

void LiveSession::finishOpening(const base::Status &status, const Ready &ready)
{
    if (status) {
        m_opened = true;
        setPhase(Phase::Connected);
    } else if (!m_opened || !m_state.reconnecting) {
        setPhase(Phase::Failed, status.error());
    }
    ready.deliver(status);
}

// --- Prometheus

void LiveSession::makeSource(base::StopToken stop, const Ready &ready)
{
    if (m_source) {
        return askServer(std::move(stop), ready);
    }
    const settings::Endpoint &endpoint = *m_profile.prometheus;
    readSecrets(m_secrets, secretsOf(endpoint), destinationOf(m_profile, endpoint), stop, m_receiver,
        [this, stop, ready](auto values) {
            if (!values) {
                return finishOpening(values.error(), ready);
            }
            openSource(**values, stop, ready);
        });
}

void LiveSession::openSource(const SecretValues &values, base::StopToken stop, const Ready &ready)
{
    auto endpoint = httpEndpointOf(*m_profile.prometheus, values);
    auto source = clients::prometheus::PrometheusSource::open(std::move(endpoint), m_io);
    if (!source) {
        return finishOpening(source.error(), ready);
    }
    m_source = std::move(*source);
    source::SchedulerOptions options;
    if (m_profile.ssh) {
        options.isOfTheWay = [places = tunnelPlaces()](const base::Error &error) {
            return std::find(places.begin(), places.end(), error.where) != places.end();
        };
    }
    m_scheduler = std::make_unique<source::QueryScheduler>(*m_source, std::move(options));
    connect(m_scheduler.get(), &source::QueryScheduler::stateChanged, this, &LiveSession::stateChanged);
    askServer(std::move(stop), ready);
}

void LiveSession::askServer(base::StopToken stop, const Ready &ready)
{
    m_source->ready(stop, m_receiver, [this, stop, ready](const base::Status &status) {
        const bool cannotSay = !status && status.error().code == base::ErrorCode::NotSupported;
        if (!status && !cannotSay) {
            return finishOpening(status, ready);
        }
        askBuild(stop, ready);
    });
}

void LiveSession::askBuild(base::StopToken stop, const Ready &ready)
{
    QElapsedTimer timer;
    timer.start();
    m_source->buildInfo(stop, m_receiver, [this, ready, timer](base::Result<source::BuildInfo> build) {
        if (!build && build.error().code != base::ErrorCode::NotSupported) {
            return finishOpening(build.error(), ready);
        }
        m_buildInfo = build ? *build : source::BuildInfo{};
        m_state.server = productText(m_buildInfo).toStdString();
        m_scheduler->setTailRule(tailRuleFor(m_buildInfo, m_profile.prometheus->scrapeInterval));
        if (m_state.roundTripMs == 0) {
            m_state.roundTripMs = double(timer.nsecsElapsed()) / 1e6;
        }
        finishOpening(base::Done{}, ready);
    });
}

std::optional<source::SendState> LiveSession::asking() const
{
    return m_scheduler ? std::optional(m_scheduler->state()) : std::nullopt;
}

base::Duration LiveSession::clockDifference() const
{
    return m_source ? m_source->clockDifference() : base::Duration{0};
}

// --- any URL

void LiveSession::fetch(const QUrl &url, Credentials credentials, base::StopToken stop,
    async::Receiver receiver, source::Answer<clients::http::Response> answer)
{
    const async::Reply<clients::http::Response> reply(stop, std::move(receiver), std::move(answer));
    if (const auto refused = clients::http::refuseUrl(url)) {
        return reply.deliver(*refused);
    }
    needTunnel([this, url, credentials, stop, reply](const base::Status &up) {
        if (!up) {
            return reply.deliver(up.error());
        }
        settings::Endpoint endpoint;
        endpoint.url = url;
        if (const settings::Endpoint *const found = endpointFor(m_profile, url)) {
            endpoint = *found;
        }
        const auto needed =
            credentials == Credentials::OfProfile ? secretsOf(endpoint) : std::vector<base::SecretRef>();
        const auto onRead = [this, endpoint, url, credentials, stop, reply](auto values) {
            if (!values) {
                return reply.deliver(values.error());
            }
            sendFetch(endpoint, url, credentials, **values, stop, reply);
        };
        readSecrets(m_secrets, needed, destinationOf(m_profile, endpoint), stop, m_receiver, onRead);
    });
}

void LiveSession::sendFetch(const settings::Endpoint &endpoint, const QUrl &url, Credentials credentials,
    const SecretValues &values, base::StopToken stop, const async::Reply<clients::http::Response> &reply)
{
    settings::Endpoint used = endpoint;
    if (credentials == Credentials::None) {
        used.auth = settings::NoAuth{};
        used.headers.clear();
    }
    auto client = clients::http::Client::open(httpEndpointOf(used, values), m_io);
    if (!client) {
        return reply.deliver(client.error());
    }
    clients::http::Request request;
    request.url = requestUrl(used, url);
    (*client)->send(std::move(request), std::move(stop), m_receiver,
        [reply](base::Result<clients::http::Response> response) { reply.deliver(std::move(response)); });
    std::erase_if(m_fetchers, [](const Fetcher &fetcher) { return fetcher.reply.settled(); });
    m_fetchers.push_back({std::move(*client), reply});
}

} // namespace zumik::session
