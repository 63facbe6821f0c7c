// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secretref.h"
#include "models/secrets/secretstore.h"

namespace zumik::secrets {

/// Goes where a reference points. The stores must outlive it.
class SecretResolver {
public:
    SecretResolver(SecretStore &keychain, SecretStore &environment);

    /// Errors: those of SecretStore::read.
    void resolve(const base::SecretRef &ref, base::StopToken stop, async::Receiver receiver,
        SecretCallback done) const;

private:
    SecretStore &m_keychain;
    SecretStore &m_environment;
};

} // namespace zumik::secrets
