// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/environmentstore.h"

#include "models/async/reply.h"

#include <QtGlobal>

#include <cstdlib>
#include <cstring>

namespace zumik::secrets {

namespace {

using base::Error;
using base::ErrorCode;
using base::Secret;

void refuse(const std::string &key, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    const async::Reply<base::Done> reply(std::move(stop), std::move(receiver), std::move(done));
    reply.deliver(Error{ErrorCode::InvalidArgument, "the environment is only read", key});
}

} // namespace

base::Result<Secret> EnvironmentStore::take(const std::string &name)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): whatever changes the environment here goes through Qt's lock
    if (char *value = std::getenv(name.c_str()); value != nullptr && *value != '\0') {
        m_taken.insert_or_assign(name, Secret::copyOf(value));
        // In place first: what the system shows of a process (/proc/PID/environ) are these very bytes.
        base::wipe(value, std::strlen(value));
        qunsetenv(name.c_str());
    } else if (value != nullptr) {
        return Error{ErrorCode::SecretNotFound, "the environment variable is empty", name};
    }
    const auto taken = m_taken.find(name);
    if (taken == m_taken.end()) {
        return Error{ErrorCode::SecretNotFound, "the environment variable is not set", name};
    }
    return taken->second.clone();
}

void EnvironmentStore::read(
    const std::string &key, base::StopToken stop, async::Receiver receiver, SecretCallback done)
{
    const async::Reply<Secret> reply(std::move(stop), std::move(receiver), std::move(done));
    reply.deliver(take(key));
}

void EnvironmentStore::write(const std::string &key, base::Secret /*secret*/, base::StopToken stop,
    async::Receiver receiver, DoneCallback done)
{
    refuse(key, std::move(stop), std::move(receiver), std::move(done));
}

void EnvironmentStore::remove(
    const std::string &key, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    refuse(key, std::move(stop), std::move(receiver), std::move(done));
}

} // namespace zumik::secrets
