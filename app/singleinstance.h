// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>

namespace zumik::app {

/// One window a user. A start looks for the socket of a program that runs already and hands over what it was
/// asked to open; where there is none it becomes the one that listens. The socket is the user's alone (0600,
/// in a directory of theirs), and either side hangs up on a peer of another user.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    /// `answerWithin`: a program that hangs is not waited for longer.
    explicit SingleInstance(QString socketFile = defaultSocketFile(),
        std::chrono::milliseconds answerWithin = std::chrono::seconds(2), QObject *parent = nullptr);

    static QString defaultSocketFile();

    /// Asks; one of `alone` and `handedOver` follows.
    void start(const WindowCommand &command);

Q_SIGNALS:
    /// This is the one that runs; from now on it listens, where that is possible.
    void alone();
    /// Another one has taken it.
    void handedOver();
    /// A later start wants this shown.
    void asked(const zumik::app::WindowCommand &command);

private:
    void onConnected();
    void onAnswer();
    void becomeAlone();
    void onPeer();
    void onMessage(QLocalSocket *peer);

    QString m_socketFile;
    QByteArray m_message;
    QLocalSocket m_other;
    QTimer m_limit;
    QLocalServer m_server;
    bool m_decided = false;
};

/// Whether the other end belongs to the user of this process.
bool isOwnPeer(const QLocalSocket &socket);

} // namespace zumik::app
