// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretstore.h"

#include <map>

namespace zumik::secrets {

/// Environment variables: read only. A variable that was read is wiped and removed from the process's
/// environment, so that no child inherits it; the store goes on knowing its value. SecretNotFound when the
/// variable is not set, or is empty. All calls come from one thread, and no other reads that variable.
class EnvironmentStore final : public SecretStore {
public:
    void read(const std::string &key, base::StopToken, async::Receiver, SecretCallback) override;
    void write(const std::string &key, base::Secret, base::StopToken, async::Receiver, DoneCallback) override;
    void remove(const std::string &key, base::StopToken, async::Receiver, DoneCallback) override;

private:
    base::Result<base::Secret> take(const std::string &name);

    std::map<std::string, base::Secret> m_taken;
};

} // namespace zumik::secrets
