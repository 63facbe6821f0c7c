// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretresolver.h"

namespace zumik::secrets {

SecretResolver::SecretResolver(SecretStore &keychain, SecretStore &environment)
    : m_keychain(keychain)
    , m_environment(environment)
{
}

void SecretResolver::resolve(
    const base::SecretRef &ref, base::StopToken stop, async::Receiver receiver, SecretCallback done) const
{
    SecretStore &store = ref.kind == base::SecretRef::Kind::Keychain ? m_keychain : m_environment;
    store.read(ref.name, std::move(stop), std::move(receiver), std::move(done));
}

} // namespace zumik::secrets
