// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/agentclient.h"
#include "models/ssh/pollset.h"
#include "models/ssh/session.h"
#include "models/ssh/sshtarget.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {

/// Proves who we are, by public keys in OpenSSH's order: agent keys that belong to a named file, the agent's
/// others, then the files. Never blocks on the agent.
class Authenticator {
public:
    Authenticator(Session &session, const SshTarget &target);

    void collect(PollSet &set) const;
    Step advance();

    /// "publickey ssh-ed25519 SHA256:... (agent)", after Done.
    const std::string &method() const { return m_method; }

    /// After Failed: SshAuthFailed, KeyUnreadable, AgentUnavailable, ConnectionLost.
    const base::Error &error() const { return m_error; }

private:
    enum class Stage : std::uint8_t { Methods, Agent, Keys };

    struct Candidate {
        std::string blob; ///< empty when the file doesn't tell it
        bool fromAgent = false;
        std::string path; ///< of the file
    };

    Step askMethods();
    Step askAgent();
    Step tryKeys();
    Step tryCandidate(const Candidate &candidate);
    Step tryFile(const Candidate &candidate);
    Step sign(const std::string &blob, std::string_view data, std::string &signature);
    void listCandidates(const std::vector<AgentKey> &agentKeys);
    void noteFailure(const Candidate &candidate);
    void agentFailed(base::Error error);
    Step conclude();
    base::Error lostError() const;

    Session &m_session;
    const SshTarget &m_target;
    Stage m_stage = Stage::Methods;
    std::string m_methods;
    std::optional<AgentClient> m_agent;
    bool m_signing = false;
    std::deque<Candidate> m_candidates;
    std::string m_refused; ///< the keys that the server saw and did not want
    std::optional<base::Error> m_keyProblem;
    std::optional<base::Error> m_agentProblem;
    std::string m_method;
    base::Error m_error;
};

} // namespace zumik::ssh
