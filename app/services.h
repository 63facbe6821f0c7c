// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/dashboardlibrary.h"
#include "app/jsonlog.h"
#include "models/secrets/cachedstore.h"
#include "models/secrets/environmentstore.h"
#include "models/secrets/keychainstore.h"
#include "models/secrets/secretresolver.h"
#include "models/secrets/sessionstore.h"
#include "models/session/livesession.h"
#include "models/settings/profilestore.h"

#include <memory>

namespace zumik::app {

/// Of the setting "ssh.matchExec".
session::MatchExec matchExecOf(const QString &code);

/// The concrete services, made once for a run of the program.
class Services {
public:
    /// `logFile` empty: no log. Errors: FileUnwritable.
    static base::Result<std::shared_ptr<Services>> make(const QString &logFile);

    /// A session, not yet open, for what the command line names. Errors: those of reading the profile;
    /// InvalidArgument for a URL that can't be one.
    base::Result<std::unique_ptr<session::Session>> session(const SourceOption &source);

    /// Likewise, where it takes servers: the source is no snapshot.
    base::Result<std::unique_ptr<session::LiveSession>> liveSession(const SourceOption &source);

    settings::ProfileStore profiles() const;

    /// How long a locked keychain may ask for its password; zero: not at all, which is how it begins.
    void setKeychainPrompt(std::chrono::milliseconds limit) { m_keychain.setPromptLimit(limit); }

    /// For sessions made from now on; it begins with what the settings file says.
    void setMatchExec(session::MatchExec commands) { m_matchExec = commands; }

    session::MatchExec matchExec() const { return m_matchExec; }

    secrets::SecretStore &keychain() { return m_keychain; }

    /// The keychain, with what is kept for this session only in front of it: where secrets are read.
    secrets::SessionStore &secretStore() { return m_sessionStore; }

    const secrets::SecretResolver &resolver() const { return m_resolver; }

    /// Likewise, of a profile that was read already.
    std::unique_ptr<session::LiveSession> session(settings::Profile profile);

    const DashboardLibrary &library() const { return m_library; }

    /// Of --log-json; null without it.
    const std::shared_ptr<JsonLog> &log() const { return m_log; }

private:
    Services();

    std::unique_ptr<session::Session> snapshotSession(const SourceOption &source);
    void logSession(session::LiveSession &session);
    void logState(session::Session &session);

    std::shared_ptr<JsonLog> m_log;
    secrets::KeychainStore m_keychain;
    secrets::CachedStore m_cachedKeychain{m_keychain};
    secrets::SessionStore m_sessionStore{m_cachedKeychain};
    secrets::EnvironmentStore m_environment;
    secrets::SecretResolver m_resolver{m_sessionStore, m_environment};
    DashboardLibrary m_library;
    session::MatchExec m_matchExec;
};

} // namespace zumik::app
