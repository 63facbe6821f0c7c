// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secretref.h"
#include "models/secrets/destination.h"
#include "models/secrets/secretstore.h"

namespace zumik::secrets {

/// Goes where a reference points, and gives an entry of the keychain out only for the destination that it is
/// bound to. The stores must outlive it.
class SecretResolver {
public:
    SecretResolver(SecretStore &keychain, SecretStore &environment);

    /// `destination` is where the secret is about to be sent. Errors: SecretBoundElsewhere (the keychain is
    /// not even asked), and those of SecretStore::read.
    void resolve(const base::SecretRef &ref, const Destination &destination, base::StopToken stop,
        async::Receiver receiver, SecretCallback done) const;

private:
    SecretStore &m_keychain;
    SecretStore &m_environment;
};

} // namespace zumik::secrets
