// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QObject>
#include <QString>

#include <functional>

namespace zumik::desktop {
class SessionBus;
}

namespace zumik::secrets {

/// What the Secret Service says of an entry, without opening it.
struct EntryState {
    bool found = false;
    bool locked =
        false; ///< the entry, or, when none was found, the default collection: one may be inside unseen
};

/// Asks the session's Secret Service (the freedesktop.org D-Bus interface) about one entry. Single use;
/// deleting it drops the answer. Without a session bus none is started.
class SecretServiceLook final : public QObject {
public:
    using Answer = std::function<void(base::Result<EntryState>)>;

    /// `answer` is called once, from the event loop, and may delete this. Errors: SecretNoBackend,
    /// SecretDenied. There is no limit: a service that hangs is the caller's to give up on.
    SecretServiceLook(const QString &service, const QString &key, Answer answer, QObject *parent);

    /// Whether the keychain of this desktop is one.
    static bool applies();

private:
    void search();
    void findDefaultCollection();
    void askWhetherLocked(const QString &collection);

    QString m_service;
    QString m_key;
    Answer m_answer;
    desktop::SessionBus *m_bus = nullptr;
};

} // namespace zumik::secrets
