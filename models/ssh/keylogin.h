// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/agentclient.h"
#include "models/ssh/keycandidates.h"
#include "models/ssh/pollset.h"
#include "models/ssh/privatekey.h"
#include "models/ssh/session.h"
#include "models/ssh/sshtarget.h"

#include <deque>
#include <optional>
#include <string>

namespace zumik::ssh {

/// The method publickey: the agent's keys that a named file identifies, the agent's others, then the files.
/// Certificates go as keys do. sshd hangs up after six refusals, so the agent's others stop before that.
class KeyLogin {
public:
    KeyLogin(Session &session, const SshTarget &target);

    void collect(PollSet &set) const;

    /// Whether there is a key left to offer, as far as is known.
    bool hasMore() const { return !m_listed || !m_candidates.empty(); }

    /// Done: the server took a key, wholly or in part. Failed: it wants none of them, or the session is lost.
    Step advance();

    /// "publickey ssh-ed25519 SHA256:... (agent)", after Done.
    const std::string &used() const { return m_used; }

    int refusals() const { return m_refusals; }

    /// What was refused: "the server refused ssh-ed25519 SHA256:... (agent)", and what was not even tried.
    std::string summary() const;

    /// A key file that couldn't be used (KeyUnreadable), or an agent (AgentUnavailable) when it had all there
    /// was.
    std::optional<base::Error> problem() const;

    /// The server would take a key whose passphrase lacks.
    bool lacksPassphrase() const { return m_lacksPassphrase; }

private:
    Step list();
    Step tryCandidate(const KeyCandidate &candidate);
    Step tryAgent(const KeyCandidate &candidate);
    Step tryFile(const KeyCandidate &candidate);
    Step tryLocked(const KeyCandidate &candidate);
    Step tryPem(const KeyCandidate &candidate, const KeyFile &file);
    Step signByAgent(const std::string &blob, std::string_view data, std::string &signature);
    void noteFailure(const KeyCandidate &candidate);
    void noteProblem(base::Error error);
    void agentFailed(base::Error error);
    bool isOverLimit(const KeyCandidate &candidate) const;
    const base::Secret &passphraseOf(const std::string &path) const;

    Session &m_session;
    const SshTarget &m_target;
    std::optional<AgentClient> m_agent;
    bool m_listed = false;
    bool m_signing = false;
    std::deque<KeyCandidate> m_candidates;
    std::optional<PrivateKey> m_pem; ///< of the file at hand
    std::string m_used;
    std::string m_refused; ///< the keys that the server saw and did not want
    int m_refusals = 0;
    int m_untried = 0; ///< keys of the agent
    bool m_lacksPassphrase = false;
    bool m_agentWent = false; ///< while it was asked to sign
    std::optional<base::Error> m_keyProblem;
    std::optional<base::Error> m_agentProblem;
};

} // namespace zumik::ssh
