// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/config/conditions.h"
#include "models/ssh/config/configfiles.h"
#include "models/ssh/config/options.h"
#include "models/ssh/config/tokens.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {

/// The machine and the user that ask.
struct ConfigContext {
    std::string home;
    std::string localUser;
    std::string localHost;
    std::string userId; ///< %i
    std::string userFile; ///< ~/.ssh/config, or the one that was named instead
    bool userFileNamed = false; ///< then it alone is read, and it must be there
    std::string systemFile = "/etc/ssh/ssh_config";
    ConfigFiles files;
    Environment environment;
    std::function<std::string(const std::string &text)> sha1; ///< in hexadecimal digits, for %C
    CommandTest commandTest; ///< for `Match exec`; empty: nothing is run, and such a block never holds
};

/// What was typed.
struct HostQuestion {
    std::string host; ///< an alias, a name or an address
    std::optional<std::string> user;
    std::optional<std::uint16_t> port;
};

/// All that holds for one host.
struct HostConfig {
    std::string host; ///< as typed
    std::string hostName; ///< where to connect to
    std::string user;
    std::uint16_t port = 22;
    AddressFamily addressFamily = AddressFamily::Any;
    bool identitiesOnly = false;
    bool namesIdentities = false; ///< else `identities` are OpenSSH's usual ones
    std::vector<std::string> identities; ///< as written
    std::vector<std::string> identityPaths; ///< complete; without "none"
    std::vector<std::string> certificates; ///< as written
    std::vector<std::string> certificatePaths; ///< complete; without "none"
    std::optional<std::string> agent; ///< a socket's path, "SSH_AUTH_SOCK" or "none"
    std::vector<std::string> userKnownHosts; ///< complete paths, or "none" alone
    std::vector<std::string> globalKnownHosts;
    std::string hostKeyAlias; ///< the name to look for in known_hosts; empty: hostName
    std::optional<bool> hashKnownHosts; ///< OpenSSH takes it for no when it isn't said
    HostKeyChecking hostKeyChecking = HostKeyChecking::Ask;
    std::chrono::seconds serverAliveInterval{0}; ///< 0: off
    int serverAliveCountMax = 3;
    std::optional<std::chrono::seconds> connectTimeout;
    std::string proxyJump; ///< empty: none
    std::string proxyCommand; ///< empty: none
    std::optional<AlgorithmList> ciphers; ///< nothing: OpenSSH's usual ones
    std::optional<AlgorithmList> hostKeys;
    std::optional<AlgorithmList> keyExchanges;
    std::optional<AlgorithmList> macs;
    std::vector<ConfigNote> notes;
};

/// Errors: FormatInvalid (FILE:LINE), FileUnreadable, FileNotFound (a named file), TooLarge, those of
/// `commandTest`.
base::Result<HostConfig> resolveHost(const HostQuestion &question, const ConfigContext &context);

/// The lines that `ssh -G` prints of these options, in its order.
std::string asText(const HostConfig &config);

} // namespace zumik::ssh
