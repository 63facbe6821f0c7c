// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretstore.h"

#include <map>
#include <mutex>

namespace zumik::secrets {

/// For this session only: what the user typed and did not want kept. Callable from any thread.
class MemoryStore final : public SecretStore {
public:
    void read(const std::string &key, base::StopToken, async::Receiver, SecretCallback) override;
    void write(const std::string &key, base::Secret, base::StopToken, async::Receiver, DoneCallback) override;
    void remove(const std::string &key, base::StopToken, async::Receiver, DoneCallback) override;

private:
    std::mutex m_mutex;
    std::map<std::string, base::Secret> m_secrets; // under m_mutex
};

} // namespace zumik::secrets
