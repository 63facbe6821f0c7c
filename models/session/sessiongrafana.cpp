// SPDX-License-Identifier: GPL-3.0-or-later
// A live session's Grafana: made when it is first asked for, on the same way as everything else.
#include "models/session/livesession.h"

#include "models/session/profileendpoints.h"

namespace zumik::session {

using clients::grafana::GrafanaClient;

namespace {

constexpr std::chrono::minutes doorPatience{10}; ///< without anybody at it

} // namespace

void Session::openGrafana(
    base::StopToken stop, async::Receiver receiver, source::Answer<GrafanaClient *> answer)
{
    async::Reply<GrafanaClient *>(std::move(stop), std::move(receiver), std::move(answer))
        .deliver(base::Error{base::ErrorCode::InvalidArgument, "there is no Grafana to ask", {}});
}

void LiveSession::openGrafana(
    base::StopToken stop, async::Receiver receiver, source::Answer<GrafanaClient *> answer)
{
    if (!m_profile.grafana) {
        return Session::openGrafana(std::move(stop), std::move(receiver), std::move(answer));
    }
    const GrafanaReply reply(stop, std::move(receiver), std::move(answer));
    needTunnel([this, stop, reply](const base::Status &up) {
        if (!up) {
            return reply.deliver(up.error());
        }
        if (m_grafana) {
            return reply.deliver(m_grafana.get());
        }
        const settings::Endpoint &endpoint = *m_profile.grafana;
        readSecrets(m_secrets, secretsOf(endpoint), destinationOf(m_profile, endpoint), stop, m_receiver,
            [this, reply](
                auto values) { values ? makeGrafana(**values, reply) : reply.deliver(values.error()); });
    });
}

void LiveSession::makeGrafana(const SecretValues &values, const GrafanaReply &reply)
{
    if (!m_grafana) { // two may have read the secrets at once
        auto made = GrafanaClient::open(httpEndpointOf(*m_profile.grafana, values), m_io);
        if (!made) {
            return reply.deliver(made.error());
        }
        m_grafana = *std::move(made);
    }
    reply.deliver(m_grafana.get());
}

// --- a browser's way there

void Session::openGrafanaDoor(async::Receiver receiver, source::Answer<std::uint16_t> answer)
{
    async::Reply<std::uint16_t>({}, std::move(receiver), std::move(answer))
        .deliver(base::Error{base::ErrorCode::InvalidArgument, "there is no way for a browser to open", {}});
}

void LiveSession::openGrafanaDoor(async::Receiver receiver, source::Answer<std::uint16_t> answer)
{
    if (!m_tunnel || !m_profile.grafana || !opensDoor(m_profile, *m_profile.grafana)) {
        return Session::openGrafanaDoor(std::move(receiver), std::move(answer));
    }
    m_tunnel->openDoor(
        serviceOf(m_profile, *m_profile.grafana), doorPatience, std::move(receiver), std::move(answer));
}

void LiveSession::closeDoor()
{
    if (m_tunnel) {
        m_tunnel->closeDoor();
    }
}

} // namespace zumik::session
