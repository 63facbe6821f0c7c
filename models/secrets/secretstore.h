// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/base/secret.h"
#include "models/base/stoptoken.h"

#include <functional>
#include <string>

namespace zumik::secrets {

using SecretCallback = std::function<void(base::Result<base::Secret>)>;
using DoneCallback = std::function<void(base::Status)>;

/// Where secrets are kept under a key. Calls follow the house's contract (models/async/reply.h).
///
/// Errors: SecretNoBackend, SecretLocked, SecretDenied, SecretNotFound (the store works and has no such
/// entry; never given when that isn't known for sure), Timeout, InvalidArgument for a write that the store
/// can't take. `where` is the key; no message holds a secret.
class SecretStore {
public:
    virtual ~SecretStore();

    virtual void read(const std::string &key, base::StopToken, async::Receiver, SecretCallback) = 0;
    virtual void write(
        const std::string &key, base::Secret, base::StopToken, async::Receiver, DoneCallback) = 0;
    virtual void remove(const std::string &key, base::StopToken, async::Receiver, DoneCallback) = 0;
};

} // namespace zumik::secrets
