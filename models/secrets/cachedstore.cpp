// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/cachedstore.h"

#include "models/async/reply.h"

namespace zumik::secrets {

using base::Secret;

CachedStore::CachedStore(SecretStore &behind)
    : m_behind(behind)
{
}

void CachedStore::read(
    const std::string &key, base::StopToken stop, async::Receiver receiver, SecretCallback done)
{
    if (const auto found = m_cache->find(key); found != m_cache->end()) {
        const async::Reply<Secret> reply(std::move(stop), std::move(receiver), std::move(done));
        reply.deliver(found->second.clone());
        return;
    }
    const std::weak_ptr<Cache> cache = m_cache;
    auto keep = [cache, key, done = std::move(done)](base::Result<Secret> result) {
        const auto alive = cache.lock();
        if (alive && result) {
            alive->insert_or_assign(key, result->clone());
        }
        done(std::move(result));
    };
    m_behind.read(key, std::move(stop), std::move(receiver), std::move(keep));
}

void CachedStore::write(
    const std::string &key, Secret secret, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    m_cache->erase(key);
    m_behind.write(key, std::move(secret), std::move(stop), std::move(receiver), std::move(done));
}

void CachedStore::remove(
    const std::string &key, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    m_cache->erase(key);
    m_behind.remove(key, std::move(stop), std::move(receiver), std::move(done));
}

} // namespace zumik::secrets
