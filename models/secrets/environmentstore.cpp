// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/environmentstore.h"

#include "models/async/reply.h"

#include <cstdlib>

namespace zumik::secrets {

namespace {

using base::Error;
using base::ErrorCode;
using base::Secret;

base::Result<Secret> readVariable(const std::string &name)
{
    const char *value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): nothing here calls setenv
    if (value == nullptr) {
        return Error{ErrorCode::SecretNotFound, "the environment variable is not set", name};
    }
    if (*value == '\0') {
        return Error{ErrorCode::SecretNotFound, "the environment variable is empty", name};
    }
    return Secret::copyOf(value);
}

void refuse(const std::string &key, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    const async::Reply<base::Done> reply(std::move(stop), std::move(receiver), std::move(done));
    reply.deliver(Error{ErrorCode::InvalidArgument, "the environment is only read", key});
}

} // namespace

void EnvironmentStore::read(
    const std::string &key, base::StopToken stop, async::Receiver receiver, SecretCallback done)
{
    const async::Reply<Secret> reply(std::move(stop), std::move(receiver), std::move(done));
    reply.deliver(readVariable(key));
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
