// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/reply.h"
#include "models/clients/grafana/grafanaclient.h"
#include "models/clients/http/client.h"
#include "models/clients/prometheus/prometheussource.h"
#include "models/clients/prometheus/rawreader.h"
#include "models/secrets/secretresolver.h"
#include "models/session/profilesecrets.h"
#include "models/session/profiletarget.h"
#include "models/session/session.h"
#include "models/source/queryscheduler.h"
#include "models/ssh/tunnel.h"

#include <QElapsedTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace zumik::session {

/// A session over real servers. A secret goes to the origin of the endpoint that the profile gives it to, and
/// nowhere else; with an `ssh` section no endpoint is ever reached but through the tunnel. Without one the
/// gateway still stands before unix sockets and Kubernetes.
class LiveSession final : public Session {
    Q_OBJECT

public:
    enum class Credentials { OfProfile, None };

    /// The resolver must outlive the session.
    LiveSession(settings::Profile profile, const secrets::SecretResolver &secrets, QObject *parent = nullptr);
    ~LiveSession() override;

    const settings::Profile &profile() const override { return m_profile; }

    /// Errors: those of the tunnel, of the secrets and of the first questions; InvalidArgument for a profile
    /// that names no Prometheus, and for a way that can't be one (refuseWay).
    void open(base::StopToken, async::Receiver, source::Answer<base::Done>) override;

    source::MetricSource *source() override { return m_scheduler.get(); }

    void openGrafana(
        base::StopToken, async::Receiver, source::Answer<clients::grafana::GrafanaClient *>) override;

    void openRaw(base::StopToken, async::Receiver, source::Answer<source::RawSource *>) override;

    void openGrafanaDoor(async::Receiver receiver, source::Answer<std::uint16_t> answer) override;
    void closeDoor() override;

    const ssh::DoorStatus *door() const override
    {
        return m_tunnelStatus.door ? &*m_tunnelStatus.door : nullptr;
    }

    void lookAround() override;

    std::optional<source::SendState> asking() const override;
    base::Duration clockDifference() const override;

    const ConnectionState &state() const override { return m_state; }

    std::optional<UnknownHostKey> unknownHostKey() const override;
    void answer(ssh::Answer answer) override;

    void setMayAsk(bool may) override { m_mayAsk = may; }

    /// Of the user's ssh_config. Until it is said they are not run.
    void setMatchExec(MatchExec commands) { m_matchExec = commands; }

    const ssh::TunnelStatus *tunnel() const override { return m_profile.ssh ? &m_tunnelStatus : nullptr; }

    /// GET of any URL. The credentials are those of the profile's endpoint with the same origin, none where
    /// there is no such endpoint. Any HTTP status is an answer.
    void fetch(const QUrl &url, Credentials credentials, base::StopToken stop, async::Receiver receiver,
        source::Answer<clients::http::Response> answer);

    /// Further places that may be reached from now on, as targets of the profile.
    void lookAlsoAt(const std::vector<settings::Target> &places);

    /// The containers that run on the SSH server. Errors: those of the tunnel and of docker.
    void listContainers(async::Receiver receiver, source::Answer<std::vector<ssh::Container>> answer);

    /// Where the endpoint was found when its host doesn't say: a container's address. Empty: not known.
    std::string placeOf(const settings::Endpoint &endpoint) const;

    /// Nothing without an `ssh` section.
    const std::optional<ssh::SshTarget> &sshTarget() const { return m_sshTarget; }

    const ssh::TunnelStatus &tunnelStatus() const { return m_tunnelStatus; }

    /// The leg that the last attempt came to.
    ssh::TunnelState lastTunnelLeg() const { return m_lastLeg; }

    /// Empty until `open` has succeeded.
    const source::BuildInfo &buildInfo() const { return m_buildInfo; }

Q_SIGNALS:
    /// For a log: something the tunnel met.
    void tunnelEvent(const zumik::ssh::TunnelEvent &event);

private:
    using Whenever = std::function<void(base::Status)>;
    using Ready = async::Reply<base::Done>;

    void needTunnel(Whenever then);
    using Kept = std::optional<base::SecretRef>;

    void readPassphrase();
    void readPassword(base::Secret passphrase);
    void readKept(const Kept &ref, const secrets::Destination &destination,
        std::optional<base::Error> &problem, std::function<void(base::Secret)> then);
    void beginTunnel(base::Secret passphrase, base::Secret password);
    base::Status startTunnel(
        base::Result<ssh::SshTarget> target, const base::Secret &passphrase, base::Secret password);
    void failTunnel(const base::Error &error);
    void onTunnelStatus(const ssh::TunnelStatus &status);
    void onTunnelState();
    void tellScheduler();
    /// What errors of the tunnel name as their place.
    std::vector<std::string> tunnelPlaces() const;
    void settleTunnel(const base::Status &status);
    std::vector<ssh::Destination> destinations() const;
    base::Status checkVias() const;

    void makeSource(base::StopToken stop, const Ready &ready);
    void openSource(const SecretValues &values, base::StopToken stop, const Ready &ready);
    void askServer(base::StopToken stop, const Ready &ready);
    void askBuild(base::StopToken stop, const Ready &ready);
    void finishOpening(const base::Status &status, const Ready &ready);

    using GrafanaReply = async::Reply<clients::grafana::GrafanaClient *>;
    void makeGrafana(const SecretValues &values, const GrafanaReply &reply);

    void sendFetch(const settings::Endpoint &endpoint, const QUrl &url, Credentials credentials,
        const SecretValues &values, base::StopToken stop, const async::Reply<clients::http::Response> &reply);
    clients::http::Endpoint httpEndpointOf(const settings::Endpoint &from, const SecretValues &values) const;

    void setPhase(ConnectionState::Phase phase, std::optional<base::Error> error = {});

    settings::Profile m_profile;
    const secrets::SecretResolver &m_secrets;
    async::Receiver m_receiver;
    ConnectionState m_state;
    std::shared_ptr<clients::http::IoThread> m_io;

    std::optional<ssh::SshTarget> m_sshTarget;
    std::unique_ptr<ssh::Tunnel> m_tunnel;
    std::optional<base::Error> m_passphraseProblem; ///< why it couldn't be read where it is kept
    std::optional<base::Error> m_passwordProblem; ///< likewise
    bool m_mayAsk = false;
    MatchExec m_matchExec = MatchExec::Ignored;
    ssh::TunnelStatus m_tunnelStatus;
    ssh::TunnelState m_lastLeg = ssh::TunnelState::Idle;
    std::vector<Whenever> m_waitingForTunnel;

    std::unique_ptr<clients::prometheus::PrometheusSource> m_source;
    std::unique_ptr<source::QueryScheduler> m_scheduler; ///< before m_source
    source::BuildInfo m_buildInfo;
    std::unique_ptr<clients::prometheus::RawReader> m_raw;
    std::unique_ptr<clients::grafana::GrafanaClient> m_grafana;
    bool m_opened = false; ///< once; from then on a tunnel that is back is all it takes

    /// A client must outlive its request; those whose request is over go with the next fetch.
    struct Fetcher {
        std::unique_ptr<clients::http::Client> client;
        async::Reply<clients::http::Response> reply;
    };

    std::vector<Fetcher> m_fetchers;
};

} // namespace zumik::session
