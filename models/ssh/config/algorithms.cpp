// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/algorithms.h"

#include "models/base/text.h"
#include "models/ssh/config/patterns.h"

#include <algorithm>

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

// What OpenSSH 9.2 has (ssh -Q), and what it uses when nothing is said (ssh_config(5)).

constexpr std::string_view usualCiphers = "chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,"
                                          "aes128-gcm@openssh.com,aes256-gcm@openssh.com";
constexpr std::string_view allCiphers = "3des-cbc,aes128-cbc,aes192-cbc,aes256-cbc,aes128-ctr,aes192-ctr,"
                                        "aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com,"
                                        "chacha20-poly1305@openssh.com";

constexpr std::string_view usualMacs =
    "umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,"
    "hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,"
    "hmac-sha2-256,hmac-sha2-512,hmac-sha1";
constexpr std::string_view allMacs =
    "hmac-sha1,hmac-sha1-96,hmac-sha2-256,hmac-sha2-512,hmac-md5,hmac-md5-96,umac-64@openssh.com,"
    "umac-128@openssh.com,hmac-sha1-etm@openssh.com,hmac-sha1-96-etm@openssh.com,"
    "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-md5-etm@openssh.com,"
    "hmac-md5-96-etm@openssh.com,umac-64-etm@openssh.com,umac-128-etm@openssh.com";

constexpr std::string_view usualKeyExchanges =
    "sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com,curve25519-sha256,"
    "curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
    "diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
    "diffie-hellman-group14-sha256";
constexpr std::string_view allKeyExchanges =
    "diffie-hellman-group1-sha1,diffie-hellman-group14-sha1,diffie-hellman-group14-sha256,"
    "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,diffie-hellman-group-exchange-sha1,"
    "diffie-hellman-group-exchange-sha256,ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
    "curve25519-sha256,curve25519-sha256@libssh.org,sntrup761x25519-sha512,"
    "sntrup761x25519-sha512@openssh.com";

constexpr std::string_view usualHostKeys =
    "ssh-ed25519-cert-v01@openssh.com,ecdsa-sha2-nistp256-cert-v01@openssh.com,"
    "ecdsa-sha2-nistp384-cert-v01@openssh.com,ecdsa-sha2-nistp521-cert-v01@openssh.com,"
    "sk-ssh-ed25519-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,"
    "rsa-sha2-512-cert-v01@openssh.com,rsa-sha2-256-cert-v01@openssh.com,ssh-ed25519,ecdsa-sha2-nistp256,"
    "ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,sk-ssh-ed25519@openssh.com,"
    "sk-ecdsa-sha2-nistp256@openssh.com,rsa-sha2-512,rsa-sha2-256";
constexpr std::string_view allHostKeys =
    "ssh-ed25519,ssh-ed25519-cert-v01@openssh.com,sk-ssh-ed25519@openssh.com,"
    "sk-ssh-ed25519-cert-v01@openssh.com,ecdsa-sha2-nistp256,ecdsa-sha2-nistp256-cert-v01@openssh.com,"
    "ecdsa-sha2-nistp384,ecdsa-sha2-nistp384-cert-v01@openssh.com,ecdsa-sha2-nistp521,"
    "ecdsa-sha2-nistp521-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,"
    "sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,webauthn-sk-ecdsa-sha2-nistp256@openssh.com,ssh-dss,"
    "ssh-dss-cert-v01@openssh.com,ssh-rsa,ssh-rsa-cert-v01@openssh.com,rsa-sha2-256,"
    "rsa-sha2-256-cert-v01@openssh.com,rsa-sha2-512,rsa-sha2-512-cert-v01@openssh.com";

std::string_view allAlgorithms(AlgorithmKind kind)
{
    switch (kind) {
    case AlgorithmKind::Ciphers:
        return allCiphers;
    case AlgorithmKind::HostKeys:
        return allHostKeys;
    case AlgorithmKind::KeyExchanges:
        return allKeyExchanges;
    case AlgorithmKind::Macs:
        return allMacs;
    }
    return {};
}

bool contains(std::string_view list, std::string_view name)
{
    const auto names = base::split(list, ',');
    return std::find(names.begin(), names.end(), name) != names.end();
}

void append(std::string &list, std::string_view name)
{
    if (!contains(list, name)) {
        list.append(list.empty() ? "" : ",").append(name);
    }
}

/// Those of a list that a pattern list covers, or those that it doesn't.
std::string filtered(std::string_view list, std::string_view patterns, bool covered)
{
    std::string result;
    for (const std::string_view name : base::split(list, ',')) {
        if (matchesPatternList(patterns, name, false) == covered) {
            append(result, name);
        }
    }
    return result;
}

bool isKnown(AlgorithmKind kind, std::string_view name)
{
    const bool pattern = kind == AlgorithmKind::HostKeys && !name.empty()
        && (name.front() == '!' || !filtered(allHostKeys, name, true).empty());
    return pattern || (!name.empty() && contains(allAlgorithms(kind), name));
}

Error invalid(std::string_view word)
{
    return {ErrorCode::FormatInvalid, "no list of algorithms: \"" + std::string(word) + "\"", {}};
}

} // namespace

std::string_view usualAlgorithms(AlgorithmKind kind)
{
    switch (kind) {
    case AlgorithmKind::Ciphers:
        return usualCiphers;
    case AlgorithmKind::HostKeys:
        return usualHostKeys;
    case AlgorithmKind::KeyExchanges:
        return usualKeyExchanges;
    case AlgorithmKind::Macs:
        return usualMacs;
    }
    return {};
}

Result<std::string> algorithmsIn(AlgorithmKind kind, std::string_view word)
{
    const std::string usual(usualAlgorithms(kind));
    const char mark = word.empty() ? '\0' : word.front();
    const bool marked = mark == '+' || mark == '-' || mark == '^';
    const std::string_view names = word.substr(marked ? 1 : 0);
    if (mark == '-') {
        return filtered(usual, names, false);
    }
    if (names.empty()) {
        return invalid(word);
    }
    const auto parts = base::split(names, ',');
    const auto judged = std::find(parts.begin(), parts.end(), ""); // OpenSSH looks no further
    if (!std::all_of(parts.begin(), judged, [&](std::string_view name) { return isKnown(kind, name); })) {
        return invalid(word);
    }
    const std::string written(names);
    const std::string all = mark == '+' ? usual + "," + written
        : mark == '^'                   ? written + "," + usual
                                        : written;
    std::string list;
    for (const std::string_view pattern : base::split(all, ',')) {
        if (pattern.substr(0, 1) == "!") { // OpenSSH knows no way to mean it
            return invalid(word);
        }
        const std::string matching = filtered(allAlgorithms(kind), pattern, true);
        for (const std::string_view name : base::split(matching, ',')) {
            if (!name.empty()) {
                append(list, name);
            }
        }
    }
    return list.empty() ? Result<std::string>(invalid(word)) : list;
}

std::string commonAlgorithms(std::string_view list, std::string_view others)
{
    std::string result;
    for (const std::string_view name : base::split(list, ',')) {
        if (!name.empty() && contains(others, name)) {
            append(result, name);
        }
    }
    return result;
}

} // namespace zumik::ssh
