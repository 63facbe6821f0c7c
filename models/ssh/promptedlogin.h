// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/session.h"
#include "models/ssh/sshtarget.h"

#include <optional>
#include <string>

namespace zumik::ssh {

/// The methods that ask: keyboard-interactive and password. A kept password is given first, once, without
/// asking. A question is never repeated by itself more often than OpenSSH does (NumberOfPasswordPrompts), and
/// one that was declined ends it all.
class PromptedLogin {
public:
    PromptedLogin(Session &session, const SshTarget &target);

    /// Whether there is any use in another attempt.
    bool canConverse() const { return m_conversations < mostAttempts && !m_declined; }

    bool canGivePassword() const { return m_passwords < mostAttempts && !m_declined; }

    /// One attempt each. Done: the server took it, wholly or in part.
    Step converse();
    Step givePassword();

    const std::optional<Question> &question() const { return m_question; }

    void answer(Answer answer);

    /// What ends the login: isUnanswered (nobody is there, declined, hung up meanwhile), or a password that
    /// has expired.
    const std::optional<base::Error> &error() const { return m_error; }

    /// That answers were given and not accepted; nothing when none were.
    std::optional<base::Error> refusal() const;

    base::Secret takePassword() { return std::move(m_typed); }

private:
    static constexpr int mostAttempts = 3;

    Step waitForAnswer();
    void ask(Question question);
    std::optional<base::Secret> keptPassword();
    Step needPerson(const std::string &what, const std::string &why);
    Step settle(Step step, const char *method);
    std::string account() const;
    std::chrono::seconds timeLeft() const;

    Session &m_session;
    const SshTarget &m_target;
    Instant m_begun = std::chrono::steady_clock::now();
    Conversation m_talk;
    std::optional<Question> m_question; ///< that a person is asked
    std::optional<std::vector<base::Secret>> m_answers;
    std::optional<base::Secret> m_password; ///< of the attempt at hand
    base::Secret m_typed; ///< the last password that a person gave
    std::string m_refused; ///< methods
    int m_conversations = 0;
    int m_passwords = 0;
    bool m_keptUsed = false;
    bool m_gave = false; ///< an answer, in the attempt at hand
    bool m_again = false;
    bool m_declined = false;
    std::optional<base::Error> m_error;
};

} // namespace zumik::ssh
