// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/sessionstore.h"

#include <utility>

namespace zumik::secrets {

using base::Secret;

SessionStore::SessionStore(SecretStore &behind)
    : m_behind(behind)
{
}

void SessionStore::keepForSession(
    const std::string &key, Secret secret, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    m_memory.write(key, std::move(secret), std::move(stop), std::move(receiver), std::move(done));
}

void SessionStore::read(
    const std::string &key, base::StopToken stop, async::Receiver receiver, SecretCallback done)
{
    auto onRead = [this, key, stop, receiver, done = std::move(done)](base::Result<Secret> found) {
        if (!found && found.error().code == base::ErrorCode::SecretNotFound) {
            m_behind.read(key, stop, receiver, done);
        } else {
            done(std::move(found));
        }
    };
    m_memory.read(key, std::move(stop), receiver, std::move(onRead));
}

void SessionStore::write(
    const std::string &key, Secret secret, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    auto onWritten = [this, key, receiver, done = std::move(done)](const base::Status &status) {
        if (status) {
            forget(key, receiver);
        }
        done(status);
    };
    m_behind.write(key, std::move(secret), std::move(stop), receiver, std::move(onWritten));
}

void SessionStore::remove(
    const std::string &key, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    forget(key, receiver);
    m_behind.remove(key, std::move(stop), std::move(receiver), std::move(done));
}

void SessionStore::forget(const std::string &key, const async::Receiver &receiver)
{
    m_memory.remove(key, {}, receiver, [](const base::Status & /*nothing may have been kept*/) {});
}

} // namespace zumik::secrets
