// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// A private key in one of OpenSSL's text formats: PKCS#8, PKCS#1 (RSA), SEC1 (EC), plain or encrypted.
/// OpenSSH's own format is libssh2's. The only part of the program that knows OpenSSL's keys.
class PrivateKey {
public:
    /// Nothing when it can't be decoded: a format of none of these, no passphrase or a wrong one, a kind of
    /// key that SSH doesn't use.
    static std::optional<PrivateKey> read(std::string_view text, const base::Secret &passphrase);

    /// "ssh-ed25519", "ssh-rsa" or "ecdsa-sha2-nistp256" and so on, with the key.
    const std::string &publicBlob() const { return m_blob; }

    /// As SSH writes a signature (RFC 4253, 6.6; RFC 5656, 3.1.2), without the algorithm's name in front.
    /// `algorithm` is the key's type, or for RSA rsa-sha2-512 or rsa-sha2-256. Nothing for any other.
    std::optional<std::string> sign(std::string_view algorithm, std::string_view data) const;

private:
    struct Key;

    PrivateKey(std::shared_ptr<Key> key, std::string blob)
        : m_key(std::move(key))
        , m_blob(std::move(blob))
    {
    }

    std::shared_ptr<Key> m_key;
    std::string m_blob;
};

} // namespace zumik::ssh
