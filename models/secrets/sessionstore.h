// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/memorystore.h"

namespace zumik::secrets {

/// In front of the keychain: what a person gave for this session only is found here first and is never
/// handed on. All else goes to the store behind, which must outlive this one.
class SessionStore final : public SecretStore {
public:
    explicit SessionStore(SecretStore &behind);

    /// Until the program ends, or the entry is written or removed.
    void keepForSession(const std::string &key, base::Secret, base::StopToken, async::Receiver, DoneCallback);

    void read(const std::string &key, base::StopToken, async::Receiver, SecretCallback) override;
    /// Behind; what was kept for the session under that key is forgotten once that has succeeded.
    void write(const std::string &key, base::Secret, base::StopToken, async::Receiver, DoneCallback) override;
    void remove(const std::string &key, base::StopToken, async::Receiver, DoneCallback) override;

private:
    void forget(const std::string &key, const async::Receiver &receiver);

    MemoryStore m_memory;
    SecretStore &m_behind;
};

} // namespace zumik::secrets
