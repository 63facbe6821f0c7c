// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/memorystore.h"

#include "models/async/reply.h"

namespace zumik::secrets {

namespace {

using base::Secret;

base::Error notFound(const std::string &key)
{
    return {base::ErrorCode::SecretNotFound, {}, key};
}

} // namespace

void MemoryStore::read(
    const std::string &key, base::StopToken stop, async::Receiver receiver, SecretCallback done)
{
    const async::Reply<Secret> reply(std::move(stop), std::move(receiver), std::move(done));
    const std::lock_guard lock(m_mutex);
    const auto found = m_secrets.find(key);
    if (found == m_secrets.end()) {
        reply.deliver(notFound(key));
        return;
    }
    reply.deliver(found->second.clone());
}

void MemoryStore::write(
    const std::string &key, Secret secret, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    const async::Reply<base::Done> reply(std::move(stop), std::move(receiver), std::move(done));
    const std::lock_guard lock(m_mutex);
    m_secrets.insert_or_assign(key, std::move(secret));
    reply.deliver(base::Done{});
}

void MemoryStore::remove(
    const std::string &key, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    const async::Reply<base::Done> reply(std::move(stop), std::move(receiver), std::move(done));
    const std::lock_guard lock(m_mutex);
    if (m_secrets.erase(key) == 0) {
        reply.deliver(notFound(key));
        return;
    }
    reply.deliver(base::Done{});
}

} // namespace zumik::secrets
