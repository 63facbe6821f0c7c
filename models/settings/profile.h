// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"
#include "models/base/secretref.h"
#include "models/settings/via.h"

#include <QString>
#include <QUrl>

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace zumik::settings {

/// What a connection profile says. Paths are absolute, URLs are http or https and carry no user name or
/// password.

struct NoAuth {
    bool operator==(const NoAuth &) const = default;
};

struct BasicAuth {
    QString user;
    base::SecretRef password;

    bool operator==(const BasicAuth &) const = default;
};

struct BearerAuth {
    base::SecretRef token;

    bool operator==(const BearerAuth &) const = default;
};

/// A secret under a header name of the service's own, "X-Admin-Token".
struct HeaderAuth {
    QString name;
    base::SecretRef value;

    bool operator==(const HeaderAuth &) const = default;
};

using Auth = std::variant<NoAuth, BasicAuth, BearerAuth, HeaderAuth>;

/// Sent with every request. The value stands in the profile only when it is no secret ("X-Scope-OrgID: a").
struct Header {
    QString name;
    std::variant<QString, base::SecretRef> value;

    bool operator==(const Header &) const = default;
};

/// Empty means: the system's authorities, no client certificate, the URL's host as the certificate's name.
struct Tls {
    QString ca; ///< PEM file of authorities to trust instead of the system's
    QString cert; ///< PEM file of the client's certificate, with `key`
    QString key;
    QString serverName;

    bool operator==(const Tls &) const = default;
};

struct Endpoint {
    QUrl url;
    Auth auth;
    std::vector<Header> headers;
    Tls tls;
    Via via;

    bool operator==(const Endpoint &) const = default;
};

struct PrometheusEndpoint : Endpoint {
    std::optional<base::Duration> scrapeInterval; ///< else asked from the server

    bool operator==(const PrometheusEndpoint &) const = default;
};

struct GrafanaEndpoint : Endpoint {
    QUrl browserUrl; ///< where a browser reaches it; empty: `url`

    bool operator==(const GrafanaEndpoint &) const = default;
};

/// A /metrics page that is read directly.
struct Target : Endpoint {
    QString name;
    std::map<QString, QString> labels;

    bool operator==(const Target &) const = default;
};

/// A further Prometheus group of the same profile.
struct Source {
    QString name;
    std::optional<PrometheusEndpoint> prometheus;
    std::optional<Endpoint> alertmanager;
    std::optional<GrafanaEndpoint> grafana;

    bool operator==(const Source &) const = default;
};

/// The way in. Empty or 0 means: what the ssh_config says, then ssh's defaults.
struct Ssh {
    QString host; ///< a name, an address, or an alias of the ssh_config
    QString user;
    int port = 0;
    QString identity;
    QString config;
    QString knownHosts;
    std::optional<base::SecretRef> passphrase = {}; ///< of encrypted key files
    std::optional<base::SecretRef> password = {}; ///< of the account

    bool operator==(const Ssh &) const = default;
};

struct Profile {
    QString name;
    bool readOnly = true; ///< nothing is ever written to a server
    bool production = false; ///< its window says so all the time
    QUrl publicUrl;
    std::optional<Ssh> ssh; ///< without it the endpoints are reached directly
    QString kubeconfig; ///< of the endpoints in Kubernetes; empty: where kubectl looks by itself
    std::optional<PrometheusEndpoint> prometheus;
    std::optional<Endpoint> alertmanager;
    std::optional<GrafanaEndpoint> grafana;
    std::optional<Endpoint> gpustack;
    std::vector<Target> targets;
    std::vector<Source> sources;

    bool operator==(const Profile &) const = default;
};

} // namespace zumik::settings
