// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"
#include "models/base/secretref.h"
#include "models/secrets/secretresolver.h"
#include "models/settings/profile.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace zumik::session {

/// The secrets that one endpoint needs, read. Shared, since they can't be copied in silence.
using SecretValues = std::map<base::SecretRef, base::Secret>;

std::vector<base::SecretRef> secretsOf(const settings::Endpoint &endpoint);

/// Where the endpoint's secrets are sent: its origin, the SSH host, and whatever of the profile decides who
/// answers there: `via`, and files that say whom to believe.
secrets::Destination destinationOf(const settings::Profile &profile, const settings::Endpoint &endpoint);

/// Of the passphrase, which goes to nobody: the SSH server that its key is for, and the key's file.
secrets::Destination destinationOf(const settings::Ssh &ssh);

/// Of the account's password, which goes to the SSH server: host, port and user, and the files that decide
/// who answers there.
secrets::Destination passwordDestinationOf(const settings::Ssh &ssh);

/// Writes into the profile that the secret of a place (settings::parseSecretPlace) is in the keychain, under
/// the key that this returns, which binds it to the place's destination. Errors: those of putSecret.
base::Result<std::string> bindSecret(
    settings::Profile &profile, const QString &place, const QString &user = {});

/// The keys of the keychain's entries that the profile's endpoints use, each bound to the right destination.
std::vector<std::string> boundKeysOf(const settings::Profile &profile);

/// Reads one after the other; the first that can't be read ends it with its error. The resolver must outlive
/// the call.
void readSecrets(const secrets::SecretResolver &resolver, std::vector<base::SecretRef> refs,
    const secrets::Destination &destination, base::StopToken stop, async::Receiver receiver,
    std::function<void(base::Result<std::shared_ptr<const SecretValues>>)> answer);

} // namespace zumik::session
