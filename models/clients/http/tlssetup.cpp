// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/tlssetup.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace zumik::clients::http {

namespace {

base::Result<QByteArray> readPem(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.exists()) {
        return base::Error{base::ErrorCode::FileNotFound, {}, path};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{base::ErrorCode::FileUnreadable, file.errorString().toStdString(), path};
    }
    constexpr qint64 limit = 4 << 20;
    return file.read(limit);
}

base::Result<QList<QSslCertificate>> readCertificates(const std::string &path)
{
    const auto pem = readPem(path);
    if (!pem) {
        return pem.error();
    }
    auto certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty()) {
        return base::Error{base::ErrorCode::FormatInvalid, "no certificate", path};
    }
    return certificates;
}

base::Result<QSslKey> readKey(const std::string &path)
{
    auto pem = readPem(path);
    if (!pem) {
        return pem.error();
    }
    QSslKey key;
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        if (key.isNull()) {
            key = QSslKey(*pem, algorithm);
        }
    }
    base::wipe(pem->data(), static_cast<std::size_t>(pem->size()));
    if (key.isNull()) {
        return base::Error{
            base::ErrorCode::KeyUnreadable, "no key that can be read without a passphrase", path};
    }
    return key;
}

base::Status addClientCertificate(QSslConfiguration &setup, const Tls &tls)
{
    const auto chain = readCertificates(tls.cert);
    if (!chain) {
        return chain.error();
    }
    const auto key = readKey(tls.key.empty() ? tls.cert : tls.key);
    if (!key) {
        return key.error();
    }
    setup.setLocalCertificateChain(*chain);
    setup.setPrivateKey(*key);
    return base::Done{};
}

} // namespace

base::Result<QSslConfiguration> makeTls(const Tls &tls)
{
    QSslConfiguration setup = QSslConfiguration::defaultConfiguration();
    setup.setPeerVerifyMode(QSslSocket::VerifyPeer);
    setup.setProtocol(QSsl::TlsV1_2OrLater);
    if (!tls.ca.empty()) {
        const auto authorities = readCertificates(tls.ca);
        if (!authorities) {
            return authorities.error();
        }
        setup.setCaCertificates(*authorities);
    }
    if (!tls.cert.empty()) {
        if (auto added = addClientCertificate(setup, tls); !added) {
            return added.error();
        }
    }
    return setup;
}

} // namespace zumik::clients::http
