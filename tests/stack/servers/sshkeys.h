// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace zumik::tests {

enum class KeyType { Ed25519, Rsa, Ecdsa };

inline constexpr std::array allKeyTypes{KeyType::Ed25519, KeyType::Rsa, KeyType::Ecdsa};

/// "ed25519", "rsa", "ecdsa", as ssh-keygen calls them.
std::string_view keyName(KeyType type);

/// Makes a key pair with ssh-keygen: `path` and `path`.pub, in OpenSSH's format, encrypted when there is a
/// passphrase.
void makeSshKey(const std::string &path, KeyType type, const std::string &passphrase = {});

} // namespace zumik::tests
