// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/hostkey.h"

#include "models/base/text.h"
#include "models/ssh/wire.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>

namespace zumik::ssh {

namespace {

/// Of the key that signs by it.
std::string_view keyTypeOf(std::string_view algorithm)
{
    const bool rsa = algorithm == "rsa-sha2-512" || algorithm == "rsa-sha2-256";
    return rsa ? std::string_view("ssh-rsa") : algorithm;
}

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

std::string knownFirst(std::string_view algorithms, const std::vector<std::string> &known)
{
    auto ordered = base::split(algorithms, ',');
    std::stable_partition(ordered.begin(), ordered.end(), [&](std::string_view algorithm) {
        return std::find(known.begin(), known.end(), keyTypeOf(algorithm)) != known.end();
    });
    std::string list;
    for (const std::string_view algorithm : ordered) {
        list.append(list.empty() ? "" : ",").append(algorithm);
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
