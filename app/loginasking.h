// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "widgets/connect/loginquestion.h"

#include <QObject>
#include <QPointer>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::app {

class Services;

/// Puts the questions of a session's SSH server to a person in a dialog of the window, and brings the answers
/// back. A password can be kept; where the profile is a saved one, it says so then. Leaving the dialog ends
/// the login.
class LoginAsking final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    LoginAsking(Services &services, const widgets::common::Look *look, QWidget *window);

    /// From now on the session's questions, and no other's; it may go at any time. `saved`: its profile is.
    void watch(session::Session &session, bool saved);

    /// Shows what the session asks, if it does, and takes away what nobody asks any more.
    void update(session::Session &session, bool saved);

    /// A password is on its way into the keychain.
    bool keeping() const { return m_keeping > 0; }

Q_SIGNALS:
    /// The password is kept in the keychain under this key.
    void passwordKept(const std::string &key);

    /// Nothing is on its way any more, whether it arrived or not.
    void settled();

private:
    void ask(session::Session &session, bool saved);
    void take(session::Session &session, const ssh::Question &question, bool saved,
        widgets::connect::LoginQuestion::Answer answer);
    void keep(settings::Profile profile, const base::Secret &password, bool saved);
    void onKept(const std::string &key, const QString &profile, bool saved);

    Services &m_services;
    const widgets::common::Look *m_look;
    QWidget *m_window;
    QMetaObject::Connection m_watched;
    QPointer<widgets::connect::LoginQuestion> m_dialog;
    std::uint64_t m_asked = 0;
    int m_keeping = 0;
};

/// What the dialog says.
widgets::connect::LoginAsked loginAskedOf(const ssh::Question &question);

} // namespace zumik::app
