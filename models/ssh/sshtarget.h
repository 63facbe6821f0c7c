// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace zumik::ssh {

/// A private key file; the passphrase is needed only when the file is encrypted.
struct Identity {
    std::string path;
    base::Secret passphrase = {};
};

/// The name under which a host's key is known.
struct KnownName {
    std::string host;
    std::uint16_t port = 22;
};

/// Where to go, as whom, and whom to believe. Paths are complete: no ~ and no %-tokens.
struct SshTarget {
    std::string host;
    std::uint16_t port = 22;
    std::string user;
    std::vector<Identity> identities = {};
    bool useAgent = true;
    bool identitiesOnly = false; ///< of the agent's keys only those that `identities` name
    std::string agentSocket = {}; ///< empty: SSH_AUTH_SOCK
    std::vector<std::string> knownHosts = {};
    std::string hostKeyAlias = {}; ///< the name to look for in them, instead of host and port
    std::string acceptedHostKey =
        {}; ///< a blob that a person accepted for now, if known_hosts doesn't know the host
    std::chrono::milliseconds keepaliveInterval{5'000}; ///< of silence, before a sign of life is asked for
    int keepaliveCount = 1; ///< so many that are not answered, an interval each, are a dead peer
    std::chrono::milliseconds connectTimeout{10'000}; ///< for each leg up to the host key's check
    std::chrono::milliseconds authenticationTimeout{120'000}; ///< an agent may ask its user
    std::chrono::seconds openTimeout{10}; ///< for a channel to a service of the far side
    std::chrono::milliseconds patience{25'000}; ///< so long after a loss requests wait for the next session

    KnownName knownName() const
    {
        return hostKeyAlias.empty() ? KnownName{host, port} : KnownName{hostKeyAlias};
    }
};

} // namespace zumik::ssh
