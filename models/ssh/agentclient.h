// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/agenttransport.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::ssh {

struct AgentKey {
    std::string blob;
    std::string comment;
};

/// Talks to an ssh-agent (draft-miller-ssh-agent) without blocking: one request at a time; poll the
/// descriptor, `advance`, take the reply.
class AgentClient {
public:
    /// To this computer's agent: the one whose unix socket is at `path`; on Windows, the one that
    /// `chooseAgent` makes of it. Errors: AgentUnavailable.
    static base::Result<AgentClient> connect(const std::string &path);

    explicit AgentClient(std::unique_ptr<AgentTransport> transport)
        : m_transport(std::move(transport))
    {
    }

    int descriptor() const { return m_transport->descriptor(); }

    bool sending() const { return m_transport->sending(); }

    void askForKeys();

    /// `data` is what SSH wants signed (RFC 4252, 7); it names the algorithm, and so RSA's hash.
    void askForSignature(const std::string &blob, std::string_view data);

    /// Moves bytes. Errors: AgentUnavailable, when the agent has gone or talks nonsense.
    base::Status advance() { return m_transport->advance(); }

    /// The reply's body, once it is complete.
    std::optional<std::string> takeReply() { return m_transport->takeReply(); }

private:
    std::unique_ptr<AgentTransport> m_transport;
};

/// The keys of a reply to askForKeys; nothing when it isn't one.
std::optional<std::vector<AgentKey>> parseAgentKeys(std::string_view reply);

/// The name of the signature that is wanted: of the algorithm in what is to be signed (string session, byte
/// 50, string user, string service, string "publickey", boolean, string algorithm, ...).
std::string signatureAlgorithm(std::string_view data);

/// The bare signature of a reply to askForSignature, when the algorithm is the one that `data` names; of a
/// security key with the flags and the counter behind it (PROTOCOL.u2f).
std::optional<std::string> parseAgentSignature(std::string_view reply, std::string_view data);

} // namespace zumik::ssh
