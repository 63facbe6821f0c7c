// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretresolver.h"

#include "models/async/reply.h"

namespace zumik::secrets {

namespace {

std::optional<base::Error> refuse(const std::string &key, const Destination &wanted)
{
    const auto bound = parseBoundKey(key);
    if (bound && bound->destination == wanted) {
        return std::nullopt;
    }
    const std::string keptFor =
        bound ? "kept for " + bound->destination.text() : "the key names no destination";
    return base::Error{base::ErrorCode::SecretBoundElsewhere, keptFor + ", wanted for " + wanted.text(), key};
}

} // namespace

SecretResolver::SecretResolver(SecretStore &keychain, SecretStore &environment)
    : m_keychain(keychain)
    , m_environment(environment)
{
}

void SecretResolver::resolve(const base::SecretRef &ref, const Destination &destination, base::StopToken stop,
    async::Receiver receiver, SecretCallback done) const
{
    if (ref.kind == base::SecretRef::Kind::Environment) {
        return m_environment.read(ref.name, std::move(stop), std::move(receiver), std::move(done));
    }
    if (auto refused = refuse(ref.name, destination)) {
        const async::Reply<base::Secret> reply(std::move(stop), std::move(receiver), std::move(done));
        return reply.deliver(*std::move(refused));
    }
    m_keychain.read(ref.name, std::move(stop), std::move(receiver), std::move(done));
}

} // namespace zumik::secrets
