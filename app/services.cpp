// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services.h"

#include "models/clients/http/endpoint.h"
#include "models/session/snapshotsession.h"
#include "models/settings/profilereader.h"
#include "models/settings/settings.h"

#include <QFile>

#include <algorithm>
#include <chrono>

namespace zumik::app {

namespace {

base::Result<settings::Profile> profileFor(const SourceOption &source, const settings::ProfileStore &store)
{
    if (!source.profile.isEmpty()) {
        return store.load(source.profile);
    }
    if (!source.profileFile.isEmpty()) {
        return settings::readProfileFile(source.profileFile);
    }
    const QUrl url(source.prometheus, QUrl::StrictMode);
    if (const auto refused = clients::http::refuseUrl(url)) {
        return *refused;
    }
    settings::Profile profile;
    profile.name = url.host();
    profile.prometheus.emplace().url = url;
    return profile;
}

/// "2.4"
std::string secondsTo(std::chrono::steady_clock::time_point then)
{
    const std::chrono::duration<double> left = then - std::chrono::steady_clock::now();
    return QString::number(std::max(left.count(), 0.0), 'f', 1).toStdString();
}

std::string secondsSince(std::chrono::steady_clock::time_point then)
{
    const std::chrono::duration<double> ago = std::chrono::steady_clock::now() - then;
    return QString::number(ago.count(), 'f', 1).toStdString();
}

const char *phaseName(session::ConnectionState::Phase phase)
{
    using Phase = session::ConnectionState::Phase;
    switch (phase) {
    case Phase::Closed:
        return "closed";
    case Phase::Resolving:
        return "resolving";
    case Phase::Connecting:
        return "connecting";
    case Phase::Handshaking:
        return "handshaking";
    case Phase::CheckingHostKey:
        return "checking_host_key";
    case Phase::Authenticating:
        return "authenticating";
    case Phase::AskingPrometheus:
        return "asking_prometheus";
    case Phase::OpeningSnapshot:
        return "opening_snapshot";
    case Phase::Connected:
        return "connected";
    case Phase::WaitingToRetry:
        return "waiting_to_retry";
    case Phase::Failed:
        return "failed";
    }
    return "";
}

} // namespace

session::MatchExec matchExecOf(const QString &code)
{
    return code == QLatin1String("run") ? session::MatchExec::Run : session::MatchExec::Ignored;
}

Services::Services()
    : m_matchExec(matchExecOf(
        settings::Settings::valueIn(settings::Settings::defaultFile(), QStringLiteral("ssh.matchExec"))
            .toString()))
{
}

base::Result<std::shared_ptr<Services>> Services::make(const QString &logFile)
{
    std::shared_ptr<Services> services(new Services);
    if (!logFile.isEmpty()) {
        auto log = JsonLog::open(logFile);
        if (!log) {
            return log.error();
        }
        services->m_log = std::move(*log);
    }
    return services;
}

settings::ProfileStore Services::profiles() const
{
    return settings::ProfileStore(settings::ProfileStore::defaultFolder());
}

base::Result<std::unique_ptr<session::Session>> Services::session(const SourceOption &source)
{
    if (!source.snapshot.isEmpty()) {
        return snapshotSession(source);
    }
    auto live = liveSession(source);
    return live ? base::Result<std::unique_ptr<session::Session>>(std::move(*live)) : live.error();
}

base::Result<std::unique_ptr<session::LiveSession>> Services::liveSession(const SourceOption &source)
{
    auto profile = profileFor(source, profiles());
    if (!profile) {
        return profile.error();
    }
    return session(std::move(*profile));
}

std::unique_ptr<session::Session> Services::snapshotSession(const SourceOption &source)
{
    std::optional<promql::Semantics> semantics;
    if (source.semantics != 0) {
        semantics = source.semantics == 3 ? promql::Semantics::v3() : promql::Semantics::v2();
    }
    auto session = std::make_unique<session::SnapshotSession>(
        QFile::encodeName(source.snapshot).toStdString(), semantics);
    if (m_log) {
        logState(*session);
    }
    return session;
}

std::unique_ptr<session::LiveSession> Services::session(settings::Profile profile)
{
    auto session = std::make_unique<session::LiveSession>(std::move(profile), m_resolver);
    session->setMatchExec(m_matchExec);
    if (m_log) {
        logSession(*session);
    }
    return session;
}

void Services::logSession(session::LiveSession &session)
{
    logState(session);
    QObject::connect(&session, &session::LiveSession::tunnelEvent, &session,
        [log = m_log](const ssh::TunnelEvent &event) { log->write("tunnel", event.error); });
}

void Services::logState(session::Session &session)
{
    const auto onState = [log = m_log, last = session.state().phase, &session]() mutable {
        const session::ConnectionState &state = session.state();
        if (state.phase == last) {
            return; // only numbers changed
        }
        last = state.phase;
        if (const auto &again = state.reconnecting) {
            log->write("connection",
                {{"phase", phaseName(state.phase)}, {"lost_for", secondsSince(again->since)},
                    {"tries", std::to_string(again->tries)},
                    {"next_try_in", again->nextTry ? secondsTo(*again->nextTry) : std::string()}});
        } else {
            log->write("connection", {{"phase", phaseName(state.phase)}, {"server", state.server}});
        }
        if (state.error) {
            log->write("connection_error", *state.error);
        }
    };
    QObject::connect(&session, &session::Session::stateChanged, &session, onState);
}

} // namespace zumik::app
