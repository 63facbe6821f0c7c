// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/destination.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QString>

#include <charconv>

namespace zumik::ssh {

namespace {

constexpr int tagSize = 32;

std::string words(const Via &via)
{
    switch (via.kind) {
    case Via::Kind::Network:
        return {};
    case Via::Kind::Container:
        return " via docker";
    case Via::Kind::FarSocket:
    case Via::Kind::LocalSocket:
        return " via unix:" + via.path;
    case Via::Kind::Kubernetes:
        return " via kube:" + via.context + "/" + via.kubeNamespace;
    }
    return {};
}

base::Error unreadable(std::string_view text)
{
    return {base::ErrorCode::InvalidArgument, "not a host:port: " + std::string(text), {}};
}

} // namespace

bool needsSession(const Via &via)
{
    return via.kind != Via::Kind::LocalSocket && via.kind != Via::Kind::Kubernetes;
}

std::string tagOf(const Via &via)
{
    if (via.kind == Via::Kind::Network) {
        return {};
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(static_cast<int>(via.kind)));
    for (const std::string *part : {&via.path, &via.context, &via.kubeNamespace, &via.kubeconfig}) {
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(QByteArrayView(part->data(), static_cast<qsizetype>(part->size())));
    }
    return hash.result().toHex().left(tagSize).toStdString();
}

Destination makeDestination(std::string_view host, std::uint16_t port, const Via &via)
{
    const QString name = QString::fromUtf8(host.data(), static_cast<qsizetype>(host.size())).toLower();
    const bool maybeAddress = name.contains(QLatin1Char(':')) || name.count(QLatin1Char('.')) == 3;
    const QHostAddress address = maybeAddress ? QHostAddress(name) : QHostAddress();
    return {(address.isNull() ? name : address.toString()).toStdString(), port, via};
}

base::Result<Destination> parseDestination(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return unreadable(text);
    }
    std::string_view host = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    } else if (host.find_first_of(":[]") != std::string_view::npos) {
        return unreadable(text);
    }
    std::uint16_t port = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (host.empty() || host.size() > 255 || port == 0 || failure != std::errc{}
        || end != digits.data() + digits.size()) {
        return unreadable(text);
    }
    return makeDestination(host, port);
}

std::string toText(const Destination &destination)
{
    const bool brackets = destination.host.find(':') != std::string::npos;
    return (brackets ? "[" + destination.host + "]" : destination.host) + ":"
        + std::to_string(destination.port) + words(destination.via);
}

} // namespace zumik::ssh
