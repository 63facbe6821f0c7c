// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// A private key file's text: OpenSSH's own format, or PEM (PKCS#1, SEC1, PKCS#8).
struct KeyFile {
    base::Secret text;
    bool openssh = false; ///< in OpenSSH's own format
    bool encrypted = false;
    std::string cipher; ///< in OpenSSH's own format
    std::string publicKey; ///< the blob, when the file tells it in clear or FILE.pub does; else empty
};

/// Refuses a file of ours that others may read or write, as OpenSSH does. Errors: KeyUnreadable, with the
/// path; the message names a format that is known and not taken (PuTTY's, SSH.COM's, a public key).
base::Result<KeyFile> readKeyFile(const std::string &path);

/// A public key or certificate, as one line of a file.
struct PublicLine {
    std::string text; ///< "ssh-ed25519-cert-v01@openssh.com AAAA..."
    std::string blob;
};

/// The first line of such a file; nothing when there is none.
std::optional<PublicLine> readPublicLine(const std::string &path);

/// What a file is that holds no private key of a format that is taken: "a PuTTY key, ...".
std::string strangeFormat(std::string_view text);

/// Of an encrypted file that got no passphrase, or a wrong one: KeyUnreadable, with the path.
base::Error passphraseError(const std::string &path, bool given);

/// Whether the error is one of those two.
bool isPassphraseError(const base::Error &error);

/// Whether the text is of a private key that needs a passphrase.
bool isEncryptedKey(std::string_view text);

/// Of the text of an OpenSSH private key: "aes256-ctr", "none"; empty when it is none.
std::string cipherOf(std::string_view text);

/// From the text of an OpenSSH private key; empty when it is none.
std::string publicPartOf(std::string_view text);

/// From a line "ssh-ed25519 AAAA... comment"; empty when it isn't one.
std::string publicKeyOfLine(std::string_view line);

} // namespace zumik::ssh
