// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/server.h"
#include "tests/stack/servers/sshkeys.h"

#include <string>
#include <vector>

namespace zumik::tests {

struct SshdOptions {
    bool allowTcpForwarding = true;
    std::vector<KeyType> hostKeys = {KeyType::Ed25519, KeyType::Rsa, KeyType::Ecdsa};
    std::vector<std::string> extraLines = {}; ///< of sshd_config; they win over ours
    std::vector<std::string> authorizedKeys = {}; ///< further public key lines, options before them included
    std::vector<std::string> pam =
        {}; ///< lines of a PAM service of its own, in place of the machine's; needs root
};

/// OpenSSH's own server with host keys of its own. The user that runs the test may log in with any of three
/// keys made for it; passwords are off.
class Sshd : public Server {
public:
    explicit Sshd(SshdOptions options = {});

    static std::string user();

    /// The path of a private key that may log in.
    std::string identity(KeyType type = KeyType::Ed25519) const;

    /// The path of a known_hosts file that knows this server, "[127.0.0.1]:PORT" with all its keys.
    std::string knownHosts() const;

    /// One known_hosts line: the name pattern that is given, and the host key of that type.
    std::string knownHostsLine(const std::string &hosts, KeyType type) const;

    /// Ends the sessions, as when the network goes, and goes on listening. How many there were.
    std::size_t dropConnections() const;

    /// Other keys than known_hosts has, from the next start on.
    void changeHostKeys() const;

    /// Replaces the keys that may log in; empty: nobody may. The keys from before are returned.
    std::string setAuthorizedKeys(const std::string &lines) const;

    /// The processes that serve a connection now (a forwarding-only session has one).
    std::size_t connections() const;

private:
    std::string hostKey(KeyType type) const;
    std::string configText(std::uint16_t port) const;
    Command command() const;
    void writeKnownHosts() const;

    SshdOptions m_options;
};

} // namespace zumik::tests
