// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/reply.h"
#include "models/clients/grafana/grafanaclient.h"
#include "models/session/session.h"
#include "models/ssh/tunnelstatus.h"
#include "tests/support/fakesource.h"

#include <optional>

namespace zumik::tests {

/// A session that goes where the test sends it, over a source in memory.
class ScriptedSession final : public session::Session {
    Q_OBJECT

public:
    using Phase = session::ConnectionState::Phase;

    explicit ScriptedSession(bool throughSsh = false)
    {
        m_profile.name = QStringLiteral("prod");
        m_profile.prometheus.emplace();
        m_profile.prometheus->url = QUrl(QStringLiteral("http://localhost:9090"));
        m_profile.prometheus->scrapeInterval = std::chrono::seconds(15);
        if (throughSsh) {
            m_profile.ssh.emplace();
            m_profile.ssh->host = QStringLiteral("vps");
        }
    }

    FakeSource fake;
    int opened = 0; ///< how often it was asked to open

    const settings::Profile &profile() const override { return m_profile; }

    void open(base::StopToken stop, async::Receiver to, source::Answer<base::Done> answer) override
    {
        ++opened;
        m_reply.emplace(std::move(stop), std::move(to), std::move(answer));
    }

    source::MetricSource *source() override { return m_connected ? &fake : nullptr; }

    const session::ConnectionState &state() const override { return m_state; }

    std::optional<ssh::Answer> answered; ///< the last question

    void answer(ssh::Answer given) override { answered = std::move(given); }

    std::optional<session::UnknownHostKey> hostKey; ///< that the server showed

    std::optional<session::UnknownHostKey> unknownHostKey() const override { return hostKey; }

    std::optional<ssh::TunnelStatus> tunnelStatus; ///< nothing: without a tunnel

    const ssh::TunnelStatus *tunnel() const override { return tunnelStatus ? &*tunnelStatus : nullptr; }

    /// A snapshot, of which that is left out.
    void becomeReplay(std::vector<base::Error> leftOut)
    {
        m_state.replay = true;
        m_leftOut = std::move(leftOut);
    }

    std::vector<base::Error> leftOut() const override { return m_leftOut; }

    /// A Grafana that answers there; a browser reaches it at the other URL, if at all.
    void setGrafana(const QUrl &url, const QUrl &browserUrl)
    {
        m_profile.grafana.emplace().url = url;
        m_profile.grafana->browserUrl = browserUrl;
        m_profile.grafana->via.kind =
            m_grafanaInCluster ? settings::Via::Kind::Kube : settings::Via::Kind::Network;
        auto made = clients::grafana::GrafanaClient::open({.base = url}, m_io);
        m_grafana = made ? *std::move(made) : nullptr;
    }

    void openGrafana(base::StopToken stop, async::Receiver to,
        source::Answer<clients::grafana::GrafanaClient *> answer) override
    {
        async::Reply<clients::grafana::GrafanaClient *>(std::move(stop), std::move(to), std::move(answer))
            .deliver(m_grafana.get());
    }

    /// To be said before setGrafana.
    void reachGrafanaInCluster() { m_grafanaInCluster = true; }

    std::optional<ssh::DoorStatus> doorStatus;
    std::optional<base::Error> doorRefused; ///< why it can't be opened
    int doorsAsked = 0;

    const ssh::DoorStatus *door() const override { return doorStatus ? &*doorStatus : nullptr; }

    void openGrafanaDoor(async::Receiver to, source::Answer<std::uint16_t> answer) override
    {
        ++doorsAsked;
        const async::Reply<std::uint16_t> reply({}, std::move(to), std::move(answer));
        if (doorRefused) {
            return reply.deliver(*doorRefused);
        }
        doorStatus = {
            {"localhost", 3000}, 40123, 0, std::chrono::steady_clock::now(), std::chrono::minutes(10)};
        Q_EMIT stateChanged();
        reply.deliver(doorStatus->port);
    }

    void closeDoor() override
    {
        doorStatus.reset();
        Q_EMIT stateChanged();
    }

    void rename(const QString &name) { m_profile.name = name; }

    void markProduction() { m_profile.production = true; }

    void go(Phase phase)
    {
        m_state.phase = phase;
        m_state.error.reset();
        Q_EMIT stateChanged();
    }

    void succeed()
    {
        m_connected = true;
        m_state.roundTripMs = 22.4;
        go(Phase::Connected);
        m_reply->deliver(base::Done{});
    }

    /// The tunnel goes, and is made again by itself; the last try failed like that.
    void loseTunnel(const base::Error &failure, Phase phase = Phase::WaitingToRetry,
        std::chrono::milliseconds nextTry = std::chrono::milliseconds(900))
    {
        const auto now = std::chrono::steady_clock::now();
        auto &reconnecting = m_state.reconnecting;
        reconnecting = {reconnecting ? reconnecting->since : now, failure,
            reconnecting ? reconnecting->tries + 1 : 1, {}};
        if (phase == Phase::WaitingToRetry) {
            reconnecting->nextTry = now + nextTry;
            m_state.error = failure;
        }
        m_state.phase = phase;
        Q_EMIT stateChanged();
    }

    void tunnelIsBack()
    {
        m_state.reconnecting.reset();
        go(Phase::Connected);
    }

    /// No try helps before somebody has done something.
    void tunnelGivesUp(const base::Error &error)
    {
        m_state.reconnecting.reset();
        m_state.needsPerson = true;
        m_state.phase = Phase::Failed;
        m_state.error = error;
        Q_EMIT stateChanged();
    }

    /// What came of the opening at hand, when the state has been told already.
    void failOpening(const base::Error &error) { m_reply->deliver(error); }

    /// In the middle of opening, or later, when the connection is lost.
    void fail(const base::Error &error)
    {
        m_state.phase = Phase::Failed;
        m_state.error = error;
        Q_EMIT stateChanged();
        m_reply->deliver(error);
    }

private:
    std::shared_ptr<clients::http::IoThread> m_io = std::make_shared<clients::http::IoThread>();
    std::unique_ptr<clients::grafana::GrafanaClient> m_grafana;
    settings::Profile m_profile;
    session::ConnectionState m_state;
    std::vector<base::Error> m_leftOut;
    std::optional<async::Reply<base::Done>> m_reply;
    bool m_connected = false;
    bool m_grafanaInCluster = false;
};

} // namespace zumik::tests
