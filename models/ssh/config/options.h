// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {

enum class AddressFamily : std::uint8_t { Any, Inet, Inet6 };

/// StrictHostKeyChecking.
enum class HostKeyChecking : std::uint8_t { Ask, Strict, Off, AcceptNew };

/// Something in the files that has no effect here.
struct ConfigNote {
    std::string keyword; ///< in lower case; "match exec" for a condition that was not tried
    std::string where; ///< FILE:LINE
};

/// A list of algorithms that was said, and where.
struct AlgorithmList {
    std::string names; ///< comma-separated
    std::string where; ///< FILE:LINE
};

/// What the files say for one host, as far as it has been read: the first value wins, lists of files to try
/// grow. Texts are as written, with their tokens.
struct ConfigOptions {
    std::optional<std::string> hostName;
    std::optional<std::string> user;
    std::optional<std::uint16_t> port;
    std::optional<AddressFamily> addressFamily;
    std::vector<std::string> identityFiles;
    std::vector<std::string> certificateFiles;
    std::optional<bool> identitiesOnly;
    std::optional<std::string> identityAgent;
    std::vector<std::string> userKnownHosts; ///< empty: not said
    std::vector<std::string> globalKnownHosts;
    std::optional<std::string> hostKeyAlias;
    std::optional<bool> hashKnownHosts;
    std::optional<HostKeyChecking> hostKeyChecking;
    std::optional<std::chrono::seconds> serverAliveInterval;
    std::optional<int> serverAliveCountMax;
    std::optional<std::chrono::seconds> connectTimeout;
    std::optional<std::string> proxyJump; ///< it silences a ProxyCommand behind it, unless it is "none"; and
                                          ///< that any ProxyJump behind it
    std::optional<std::string> proxyCommand;
    std::optional<std::string> ignoreUnknown;
    std::optional<AlgorithmList> ciphers;
    std::optional<AlgorithmList> hostKeys;
    std::optional<AlgorithmList> keyExchanges;
    std::optional<AlgorithmList> macs;
    std::vector<ConfigNote> notes;
};

} // namespace zumik::ssh
