// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/keylogin.h"
#include "models/ssh/promptedlogin.h"
#include "models/ssh/session.h"
#include "models/ssh/sshtarget.h"

#include <optional>
#include <string>

namespace zumik::ssh {

/// Proves who we are, in OpenSSH's order: none, public keys, keyboard-interactive, password; after each
/// partial success again from the front, among the methods that the server still names. Never blocks, neither
/// on an agent nor on a person.
class Authenticator {
public:
    Authenticator(Session &session, const SshTarget &target);

    void collect(PollSet &set) const { m_keys.collect(set); }

    Step advance();

    /// While somebody is to answer; `answer` is for it, any other is dropped.
    const std::optional<Question> &question() const { return m_prompted.question(); }

    void answer(Answer answer) { m_prompted.answer(std::move(answer)); }

    /// "publickey ssh-ed25519 SHA256:... (agent)", after Done; several joined by ", ".
    const std::string &method() const { return m_method; }

    /// After Done: the password that somebody typed and the server took, for the next connection.
    base::Secret takePassword() { return m_prompted.takePassword(); }

    /// After Failed: SshAuthFailed (isUnanswered), KeyUnreadable, AgentUnavailable, ConnectionLost,
    /// SshProtocol.
    const base::Error &error() const { return m_error; }

private:
    enum class Method : std::uint8_t { None, PublicKey, Interactive, Password };

    Step askMethods();
    Step attempt();
    void choose();
    void noteSuccess();
    Step onFailed();
    Step conclude();
    Step failPrompted();
    Step loseSession();

    Session &m_session;
    const SshTarget &m_target;
    KeyLogin m_keys;
    PromptedLogin m_prompted;
    Method m_current = Method::None;
    bool m_asked = false; ///< which methods there are
    std::string m_methods; ///< that can go on
    std::string m_method;
    base::Error m_error;
};

} // namespace zumik::ssh
