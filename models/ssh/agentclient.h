// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/socket.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
    /// Errors: AgentUnavailable.
    static base::Result<AgentClient> connect(const std::string &path);

    int descriptor() const { return m_socket.descriptor(); }

    bool sending() const { return !m_output.empty(); }

    void askForKeys();

    /// `data` is what SSH wants signed (RFC 4252, 7); it names the algorithm, and so RSA's hash.
    void askForSignature(const std::string &blob, std::string_view data);

    /// Moves bytes. Errors: AgentUnavailable, when the agent has gone or talks nonsense.
    base::Status advance();

    /// The reply's body, once it is complete.
    std::optional<std::string> takeReply();

private:
    explicit AgentClient(Socket socket)
        : m_socket(std::move(socket))
    {
    }

    void request(std::string_view body);

    Socket m_socket;
    std::string m_output;
    std::string m_input;
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
