// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/hostkey.h"

#include "models/ssh/wire.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace zumik::ssh {

namespace {

struct Algorithm {
    std::string_view name;
    std::string_view keyType;
};

constexpr std::array<Algorithm, 6> algorithms{{
    {"ssh-ed25519", "ssh-ed25519"},
    {"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"},
    {"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384"},
    {"ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521"},
    {"rsa-sha2-512", "ssh-rsa"},
    {"rsa-sha2-256", "ssh-rsa"},
}};

} // namespace

std::string keyType(std::string_view blob)
{
    return std::string(WireReader(blob).string().value_or(std::string_view{}));
}

std::string fingerprint(std::string_view blob)
{
    const QByteArray hash = QCryptographicHash::hash(
        QByteArray(blob.data(), static_cast<qsizetype>(blob.size())), QCryptographicHash::Sha256);
    return "SHA256:" + hash.toBase64(QByteArray::OmitTrailingEquals).toStdString();
}

std::string hostKeyAlgorithms(const std::vector<std::string> &known)
{
    std::array<Algorithm, algorithms.size()> ordered = algorithms;
    std::stable_partition(ordered.begin(), ordered.end(), [&](const Algorithm &algorithm) {
        return std::find(known.begin(), known.end(), algorithm.keyType) != known.end();
    });
    std::string list;
    for (const Algorithm &algorithm : ordered) {
        list += (list.empty() ? "" : ",") + std::string(algorithm.name);
    }
    return list;
}

bool decodeBase64(std::string_view text, std::string &bytes)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray(text.data(), static_cast<qsizetype>(text.size())),
            QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    bytes = decoded ? decoded.decoded.toStdString() : std::string();
    return decoded && !bytes.empty();
}

} // namespace zumik::ssh
