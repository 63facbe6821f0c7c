// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/secretstore.h"

#include <QObject>
#include <QString>

#include <chrono>

namespace zumik::secrets {

struct KeychainOptions {
    /// Under which name the desktop's keychain shows the entries.
    QString service = QStringLiteral("zumik-console");

    /// For a whole call, from its start.
    std::chrono::milliseconds limit = std::chrono::seconds(5);

    /// How long a locked keychain may ask the user for its password; zero: it is not let ask, and the call
    /// fails with SecretLocked.
    std::chrono::milliseconds promptLimit = std::chrono::milliseconds(0);
};

/// The desktop's keychain through QtKeychain: Secret Service or KWallet, Credential Store, macOS's keychain.
/// Belongs to the main thread, whose event loop serves it, and is called from there. Never blocks: reaching
/// the session bus, which can, is done elsewhere. There is no plain-text fallback.
class KeychainStore final : public QObject, public SecretStore {
    Q_OBJECT

public:
    explicit KeychainStore(KeychainOptions options = {}, QObject *parent = nullptr);

    /// For the calls from now on.
    void setPromptLimit(std::chrono::milliseconds limit) { m_options.promptLimit = limit; }

    void read(const std::string &key, base::StopToken, async::Receiver, SecretCallback) override;
    /// The secret must be UTF-8 without NUL, which is what every backend takes; else InvalidArgument.
    void write(const std::string &key, base::Secret, base::StopToken, async::Receiver, DoneCallback) override;
    /// SecretNotFound when there is no such entry.
    void remove(const std::string &key, base::StopToken, async::Receiver, DoneCallback) override;

private:
    KeychainOptions m_options;
};

} // namespace zumik::secrets
