// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"
#include "models/ssh/config/options.h"
#include "models/ssh/destination.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {

/// A private key file; the passphrase is needed only when the file is encrypted.
struct Identity {
    std::string path;
    base::Secret passphrase = {};
};

/// What to agree on, in order of preference; one that is empty is OpenSSH's own, as far as it can be had
/// here.
struct AlgorithmLists {
    AlgorithmList keyExchanges = {};
    AlgorithmList hostKeys = {};
    AlgorithmList ciphers = {};
    AlgorithmList macs = {};
};

/// The name under which a host's key is known.
struct KnownName {
    std::string host;
    std::uint16_t port = 22;
};

/// A program whose standard input and output are the way to a server.
struct ProxyCommand {
    std::string line; ///< for the shell; it begins with the program, which replaces the shell
    std::string shell = "/bin/sh";
    std::vector<std::string> environment = {}; ///< "NAME=VALUE", all that it gets
};

/// StrictHostKeyChecking, as far as it is followed: a key that known_hosts contradicts or revokes is never
/// accepted.
enum class UnknownKeys : std::uint8_t {
    Ask, ///< a person decides
    Refuse, ///< nobody is asked
    Remember, ///< written into known_hosts, and accepted if that could be done
};

/// Where to go, as whom, and whom to believe. Paths are complete: no ~ and no %-tokens.
struct SshTarget {
    std::string host;
    std::uint16_t port = 22;
    std::string user;
    std::string alias = {}; ///< what people call it, where that isn't the host's name
    std::vector<Identity> identities = {};
    std::vector<std::string> certificates = {}; ///< files, besides each identity's own FILE-cert.pub
    bool useAgent = true;
    bool identitiesOnly = false; ///< of the agent's keys only those that `identities` name
    std::string agentSocket = {}; ///< empty: SSH_AUTH_SOCK
    base::Secret password = {}; ///< of the account, where one is kept
    bool mayAsk = false; ///< there is somebody who answers questions
    std::vector<std::string> knownHosts = {};
    UnknownKeys unknownKeys = UnknownKeys::Ask;
    bool hashKnownHosts = true; ///< for keys that are written into them
    std::string hostKeyAlias = {}; ///< the name to look for in them, instead of host and port
    std::string acceptedHostKey =
        {}; ///< a blob that a person accepted for now, if known_hosts doesn't know the host
    AddressFamily addressFamily = AddressFamily::Any;
    AlgorithmLists algorithms = {};
    std::chrono::milliseconds keepaliveInterval{5'000}; ///< of silence, before a sign of life is asked for
    int keepaliveCount = 1; ///< so many that are not answered, an interval each, are a dead peer
    std::chrono::milliseconds connectTimeout{10'000}; ///< for each leg up to the host key's check
    std::chrono::milliseconds authenticationTimeout{120'000}; ///< an agent may ask its user
    std::chrono::seconds openTimeout{10}; ///< for a channel to a service of the far side
    std::chrono::milliseconds patience{25'000}; ///< so long after a loss requests wait for the next session

    /// Of the nearest server only: instead of a connection to its host and port.
    std::optional<ProxyCommand> proxyCommand = {};

    /// The servers on the way, the nearest first, each as complete as if it were gone to for its own sake.
    /// They have no hops themselves.
    std::vector<SshTarget> hops = {};

    /// "HOST:PORT", behind the alias if it has one: "bastion (10.0.0.2:22)".
    std::string place() const
    {
        const std::string text = toText({host, port});
        return alias.empty() || alias == host ? text : alias + " (" + text + ")";
    }

    KnownName knownName() const
    {
        return hostKeyAlias.empty() ? KnownName{host, port} : KnownName{hostKeyAlias};
    }
};

} // namespace zumik::ssh
