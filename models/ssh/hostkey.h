// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zumik::ssh {

/// A public key's blob begins with its type: "ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa". Empty when it
/// is cut short.
std::string keyType(std::string_view blob);

/// "SHA256:..." as ssh-keygen -l prints it: base64 without padding.
std::string fingerprint(std::string_view blob);

/// A list of host key algorithms, comma-separated, those of the `known` key types first: a server with
/// several keys then shows one that is known, and never looks changed.
std::string knownFirst(std::string_view algorithms, const std::vector<std::string> &known);

/// Standard base64, strict. False when it isn't.
bool decodeBase64(std::string_view text, std::string &bytes);

} // namespace zumik::ssh
