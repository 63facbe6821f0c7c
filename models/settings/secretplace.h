// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/secretref.h"
#include "models/settings/profile.h"

#include <QStringList>

namespace zumik::settings {

/// A place of a profile that takes a secret. By name:
///     prometheus | alertmanager | grafana | gpustack | target:NAME | source:NAME/prometheus, ...
/// for what the endpoint authenticates with, and ENDPOINT/header:HEADER for the value of a header of its
/// own; header:HEADER alone is Prometheus's; ssh is the passphrase of encrypted key files, ssh/password the
/// password of the account there.
struct SecretPlace {
    QString endpoint;
    QString header; ///< empty: the authentication

    bool operator==(const SecretPlace &) const = default;
};

/// Whether it is that of the passphrase.
bool isPassphrasePlace(const SecretPlace &place);

/// Whether it is that of the account's password on the SSH server.
bool isPasswordPlace(const SecretPlace &place);

/// Errors: InvalidArgument for a text of no such form.
base::Result<SecretPlace> parseSecretPlace(const QString &name);

/// The names of the profile's endpoints in that form.
QStringList endpointNames(const Profile &profile);

/// Null when the profile has no endpoint of that name.
Endpoint *endpointNamed(Profile &profile, const QString &name);

/// Writes down where the secret of that place is kept. The way of authentication that is there stays; where
/// there is none it is a bearer token, or with `user` a password. Errors: InvalidArgument when the profile
/// has no such endpoint (the message names those that it has), or for a header's name that can't be one.
base::Status putSecret(
    Profile &profile, const SecretPlace &place, const base::SecretRef &ref, const QString &user = {});

} // namespace zumik::settings
