// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/base/secret.h"

#include <QNetworkProxy>
#include <QUrl>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zumik::clients::http {

struct NoAuth { };

struct BasicAuth {
    std::string user;
    base::Secret password;
};

struct BearerAuth {
    base::Secret token;
};

using Auth = std::variant<NoAuth, BasicAuth, BearerAuth>;

/// Sent with every request to the endpoint's own origin: a tenant, or a credential under a name of its own.
struct Header {
    std::string name;
    base::Secret value;
};

/// Certificates are always verified. Files are PEM.
struct Tls {
    std::string ca = {}; ///< authorities to trust instead of the system's
    std::string cert = {}; ///< the client's own, with `key`
    std::string key = {};
    std::string serverName = {}; ///< the certificate's name, where it isn't the URL's host
};

/// Why a connection through the proxy failed: a SOCKS reply can't say it, the tunnel behind it knows. Called
/// in the I/O thread, must not block.
using FailureReason = std::function<std::optional<base::Error>(const std::string &host, std::uint16_t port)>;

/// A server, the way to it and the credentials for it. Its path is kept in front of every request's.
struct Endpoint {
    QUrl base;
    Auth auth = NoAuth{};
    std::vector<Header> headers = {};
    Tls tls = {};
    /// Only this one: neither the system's nor the environment's proxies are looked at.
    QNetworkProxy proxy = QNetworkProxy::NoProxy;
    FailureReason failureReason = {};
};

/// Scheme, host and port: what credentials are bound to.
bool sameOrigin(const QUrl &a, const QUrl &b);

/// For messages: scheme, host, port and path; no userinfo, query or fragment, where secrets could be.
std::string displayUrl(const QUrl &url);

/// InvalidArgument for anything but http and https with a host, and for userinfo in the URL.
std::optional<base::Error> refuseUrl(const QUrl &url);

/// InvalidArgument for a header or user name that would break out of its line.
std::optional<base::Error> refuseCredentials(const Endpoint &endpoint);

} // namespace zumik::clients::http
