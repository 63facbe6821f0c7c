// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/profilewriter.h"

#include "models/settings/profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace zumik::settings {

namespace {

/// What is empty is not written.
void put(QJsonObject &to, const char *key, const QString &text)
{
    if (!text.isEmpty()) {
        to.insert(QLatin1String(key), text);
    }
}

void put(QJsonObject &to, const char *key, const QUrl &url)
{
    put(to, key, url.toString(QUrl::FullyEncoded));
}

void put(QJsonObject &to, const char *key, const QJsonObject &object)
{
    if (!object.isEmpty()) {
        to.insert(QLatin1String(key), object);
    }
}

void put(QJsonObject &to, const char *key, const QJsonArray &array)
{
    if (!array.isEmpty()) {
        to.insert(QLatin1String(key), array);
    }
}

QJsonObject write(const base::SecretRef &ref)
{
    const bool inKeychain = ref.kind == base::SecretRef::Kind::Keychain;
    return {
        {inKeychain ? QStringLiteral("keychain") : QStringLiteral("env"), QString::fromStdString(ref.name)}};
}

struct AuthWriter {
    QJsonObject operator()(const NoAuth &) const { return {}; }

    QJsonObject operator()(const BearerAuth &auth) const
    {
        return {{QStringLiteral("bearer"), write(auth.token)}};
    }

    QJsonObject operator()(const BasicAuth &auth) const
    {
        const QJsonObject parts{
            {QStringLiteral("user"), auth.user}, {QStringLiteral("password"), write(auth.password)}};
        return {{QStringLiteral("basic"), parts}};
    }

    QJsonObject operator()(const HeaderAuth &auth) const
    {
        const QJsonObject parts{
            {QStringLiteral("name"), auth.name}, {QStringLiteral("value"), write(auth.value)}};
        return {{QStringLiteral("header"), parts}};
    }
};

QJsonArray write(const std::vector<Header> &headers)
{
    QJsonArray written;
    for (const Header &header : headers) {
        const auto *text = std::get_if<QString>(&header.value);
        const QJsonValue value =
            text != nullptr ? QJsonValue(*text) : QJsonValue(write(std::get<base::SecretRef>(header.value)));
        written.append(QJsonObject{{QStringLiteral("name"), header.name}, {QStringLiteral("value"), value}});
    }
    return written;
}

QJsonObject write(const Tls &tls)
{
    QJsonObject written;
    put(written, "ca", tls.ca);
    put(written, "cert", tls.cert);
    put(written, "key", tls.key);
    put(written, "serverName", tls.serverName);
    return written;
}

QJsonObject write(const Endpoint &endpoint)
{
    QJsonObject written;
    put(written, "url", endpoint.url);
    put(written, "auth", std::visit(AuthWriter{}, endpoint.auth));
    put(written, "headers", write(endpoint.headers));
    put(written, "tls", write(endpoint.tls));
    put(written, "via", formatVia(endpoint.via));
    return written;
}

QJsonObject write(const PrometheusEndpoint &endpoint)
{
    QJsonObject written = write(static_cast<const Endpoint &>(endpoint));
    if (endpoint.scrapeInterval) {
        put(written, "scrapeInterval",
            QString::fromStdString(base::formatDuration(*endpoint.scrapeInterval)));
    }
    return written;
}

QJsonObject write(const GrafanaEndpoint &endpoint)
{
    QJsonObject written = write(static_cast<const Endpoint &>(endpoint));
    put(written, "browserUrl", endpoint.browserUrl);
    return written;
}

QJsonObject write(const Target &target)
{
    QJsonObject written = write(static_cast<const Endpoint &>(target));
    put(written, "name", target.name);
    QJsonObject labels;
    for (const auto &[name, value] : target.labels) {
        labels.insert(name, value);
    }
    put(written, "labels", labels);
    return written;
}

QJsonObject write(const Ssh &ssh)
{
    QJsonObject written;
    put(written, "host", ssh.host);
    put(written, "user", ssh.user);
    if (ssh.port != 0) {
        written.insert(QStringLiteral("port"), ssh.port);
    }
    put(written, "identity", ssh.identity);
    put(written, "config", ssh.config);
    put(written, "knownHosts", ssh.knownHosts);
    if (ssh.passphrase) {
        put(written, "passphrase", write(*ssh.passphrase));
    }
    if (ssh.password) {
        put(written, "password", write(*ssh.password));
    }
    return written;
}

template <typename Part> void putPart(QJsonObject &to, const char *key, const std::optional<Part> &part)
{
    if (part) {
        put(to, key, write(*part));
    }
}

template <typename Group> void putGroup(QJsonObject &to, const Group &group)
{
    putPart(to, "prometheus", group.prometheus);
    putPart(to, "alertmanager", group.alertmanager);
    putPart(to, "grafana", group.grafana);
}

QJsonObject write(const Source &source)
{
    QJsonObject written;
    put(written, "name", source.name);
    putGroup(written, source);
    return written;
}

template <typename Item> QJsonArray writeAll(const std::vector<Item> &items)
{
    QJsonArray written;
    for (const Item &item : items) {
        written.append(write(item));
    }
    return written;
}

} // namespace

QByteArray writeProfile(const Profile &profile)
{
    QJsonObject written;
    put(written, "name", profile.name);
    written.insert(QStringLiteral("readOnly"), profile.readOnly);
    if (profile.production) {
        written.insert(QStringLiteral("production"), true);
    }
    put(written, "publicUrl", profile.publicUrl);
    putPart(written, "ssh", profile.ssh);
    put(written, "kubeconfig", profile.kubeconfig);
    putGroup(written, profile);
    putPart(written, "gpustack", profile.gpustack);
    put(written, "targets", writeAll(profile.targets));
    put(written, "sources", writeAll(profile.sources));
    return QJsonDocument(written).toJson(QJsonDocument::Indented);
}

} // namespace zumik::settings
