// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/profile.h"

#include <QDir>

namespace zumik::settings {

class ObjectReader;

/// Reads the parts of a profile that tell how a service is reached. Paths are resolved against `folder`.
class EndpointReader {
public:
    explicit EndpointReader(const QDir &folder)
        : m_folder(folder)
    {
    }

    Endpoint endpoint(ObjectReader from) const;
    PrometheusEndpoint prometheus(ObjectReader from) const;
    GrafanaEndpoint grafana(ObjectReader from) const;
    /// Leaves `finish` to the caller, as it is called for the items of a list.
    Target target(ObjectReader &from) const;

    /// Absolute; "~" alone and "~/" at the beginning are the home folder. Empty when the key is not there.
    QString path(ObjectReader &from, const QString &key) const;

private:
    void readCommon(ObjectReader &from, Endpoint &to) const;
    Tls tls(ObjectReader from) const;

    QDir m_folder;
};

/// An http or https URL with a host and without user name, password, fragment; empty when the key is not
/// there.
QUrl readUrl(ObjectReader &from, const QString &key);

/// Where a secret is kept: {"keychain": KEY} or {"env": VARIABLE}.
base::SecretRef readSecretRef(ObjectReader &owner, const QString &key);

/// RFC 9110's token.
bool isHeaderName(const QString &name);

} // namespace zumik::settings
