// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretstore.h"

namespace zumik::secrets {

/// Environment variables: read only. SecretNotFound when the variable is not set, or is empty.
class EnvironmentStore final : public SecretStore {
public:
    void read(const std::string &key, base::StopToken, async::Receiver, SecretCallback) override;
    void write(const std::string &key, base::Secret, base::StopToken, async::Receiver, DoneCallback) override;
    void remove(const std::string &key, base::StopToken, async::Receiver, DoneCallback) override;
};

} // namespace zumik::secrets
