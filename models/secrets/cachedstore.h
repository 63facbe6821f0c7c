// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretstore.h"

#include <map>
#include <memory>

namespace zumik::secrets {

/// Asks the store behind it once a session for each key: what was read is kept, failures are not. All calls
/// come from one thread, the one that it was made in. The store behind it must outlive it.
class CachedStore final : public SecretStore {
public:
    explicit CachedStore(SecretStore &behind);

    void read(const std::string &key, base::StopToken, async::Receiver, SecretCallback) override;
    void write(const std::string &key, base::Secret, base::StopToken, async::Receiver, DoneCallback) override;
    void remove(const std::string &key, base::StopToken, async::Receiver, DoneCallback) override;

private:
    using Cache = std::map<std::string, base::Secret>;

    SecretStore &m_behind;
    std::shared_ptr<Cache> m_cache = std::make_shared<Cache>(); // answers on their way hold it weakly
};

} // namespace zumik::secrets
