// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/secret.h"

#include <string>
#include <string_view>

namespace zumik::ssh {

/// A private key file's text, as libssh2 takes it: OpenSSH, PEM or PKCS#8.
struct KeyFile {
    base::Secret text;
    bool encrypted = false;
    std::string publicKey; ///< the blob, when the file tells it in clear or FILE.pub does; else empty
};

/// Refuses a file of ours that others may read or write, as OpenSSH does. Errors: KeyUnreadable, with the
/// path.
base::Result<KeyFile> readKeyFile(const std::string &path);

/// Of an encrypted file that got no passphrase, or a wrong one: KeyUnreadable, with the path.
base::Error passphraseError(const std::string &path, bool given);

/// Whether the error is one of those two.
bool isPassphraseError(const base::Error &error);

/// Whether the text is of a private key that needs a passphrase.
bool isEncryptedKey(std::string_view text);

/// From the text of an OpenSSH private key; empty when it is none.
std::string publicPartOf(std::string_view text);

/// From a line "ssh-ed25519 AAAA... comment"; empty when it isn't one.
std::string publicKeyOfLine(std::string_view line);

} // namespace zumik::ssh
