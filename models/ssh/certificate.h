// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace zumik::ssh {

/// Kinds of public keys that a server may be shown: plain, on a security key, and certificates of both
/// (OpenSSH's PROTOCOL.certkeys and PROTOCOL.u2f).
bool isUsableKey(std::string_view type);

/// "ssh-ed25519-cert-v01@openssh.com"
bool isCertificate(std::string_view type);

/// Of a key, or a certificate of one, that lies on a security key.
bool isSecurityKey(std::string_view type);

/// What a signature is called: "rsa-sha2-512" for "rsa-sha2-512-cert-v01@openssh.com", and
/// "sk-ssh-ed25519@openssh.com" for its certificate. Others stay as they are.
std::string signatureName(std::string_view algorithm);

/// The blob of the key that the certificate is for; empty when it is none, or cut short.
std::string certifiedKey(std::string_view certificate);

} // namespace zumik::ssh
