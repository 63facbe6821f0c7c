// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/authenticator.h"

#include "models/base/text.h"

namespace zumik::ssh {

using base::ErrorCode;

Authenticator::Authenticator(Session &session, const SshTarget &target)
    : m_session(session)
    , m_target(target)
    , m_keys(session, target)
    , m_prompted(session, target)
{
}

Step Authenticator::advance()
{
    if (!m_asked) {
        const Step step = askMethods();
        if (step != Step::Done) {
            return step;
        }
    }
    while (!m_session.authenticated()) {
        if (m_current == Method::None) {
            return conclude();
        }
        const Step step = attempt();
        if (step == Step::Again) {
            return step;
        }
        if (step == Step::Done) {
            noteSuccess();
        } else if (onFailed() == Step::Failed) {
            return Step::Failed;
        }
    }
    return Step::Done;
}

Step Authenticator::askMethods()
{
    const Step step = m_session.authenticationMethods(m_target.user, m_methods);
    if (step == Step::Failed) {
        return loseSession();
    }
    if (step == Step::Done) {
        m_asked = true;
        m_method = m_session.authenticated() ? "none" : "";
        choose();
    }
    return step;
}

/// The first that the server names and that has something left to try.
void Authenticator::choose()
{
    m_current = Method::None;
    if (hasMethod(m_methods, "publickey") && m_keys.lacksPassphrase() && !m_keys.hasMore()) {
        return; // it comes before other questions
    }
    if (hasMethod(m_methods, "publickey") && m_keys.hasMore()) {
        m_current = Method::PublicKey;
    } else if (hasMethod(m_methods, "keyboard-interactive") && m_prompted.canConverse()) {
        m_current = Method::Interactive;
    } else if (hasMethod(m_methods, "password") && m_prompted.canGivePassword()) {
        m_current = Method::Password;
    }
}

Step Authenticator::attempt()
{
    switch (m_current) {
    case Method::PublicKey:
        return m_keys.advance();
    case Method::Interactive:
        return m_prompted.converse();
    case Method::Password:
        return m_prompted.givePassword();
    case Method::None:
        break;
    }
    return Step::Failed;
}

/// Which may be a partial one.
void Authenticator::noteSuccess()
{
    const std::string used = m_current == Method::PublicKey ? m_keys.used()
        : m_current == Method::Interactive                  ? "keyboard-interactive"
                                                            : "password";
    m_method += (m_method.empty() ? "" : ", ") + used;
    if (!m_session.authenticated()) {
        m_methods = m_session.authFailure()->methods;
        choose();
    }
}

/// Done when there may be another way.
Step Authenticator::onFailed()
{
    if (m_session.lost()) {
        return loseSession();
    }
    if (m_current != Method::PublicKey && m_prompted.error()) {
        return failPrompted();
    }
    if (m_session.authFailure()) {
        m_methods = m_session.authFailure()->methods;
    }
    choose();
    return Step::Done;
}

/// Where nobody can answer, a key is what would have helped.
Step Authenticator::failPrompted()
{
    const auto problem = m_keys.problem();
    const bool ofKey = !m_target.mayAsk && problem && problem->code == ErrorCode::KeyUnreadable;
    m_error = ofKey ? *problem : *m_prompted.error();
    if (!ofKey && m_keys.refusals() > 0) {
        m_error.message += "; " + m_keys.summary();
    }
    return Step::Failed;
}

Step Authenticator::loseSession()
{
    if (m_current != Method::PublicKey && m_prompted.error()) {
        return failPrompted();
    }
    m_error = m_session.failure();
    // sshd hangs up on too many wrong keys, and says so.
    if (m_error.message.find("uthentication") != std::string::npos) {
        m_error.code = ErrorCode::SshAuthFailed;
        m_error.message += m_keys.refusals() > 0 ? "; " + m_keys.summary() : "";
    } else if (m_error.code != ErrorCode::SshProtocol) {
        m_error.code = ErrorCode::ConnectionLost;
    }
    return Step::Failed;
}

/// All has been tried that could be.
Step Authenticator::conclude()
{
    const std::string done = m_method.empty() ? "" : "after " + m_method + ": ";
    const bool keys = hasMethod(m_methods, "publickey");
    if (const auto error = m_prompted.refusal()) {
        m_error = *error;
    } else if (const auto problem = m_keys.problem(); keys && problem) {
        m_error = *problem;
    } else if (keys || m_keys.refusals() > 0) {
        m_error = {ErrorCode::SshAuthFailed, done + m_keys.summary(), {}};
    } else {
        m_error = {ErrorCode::SshAuthFailed,
            done + "the server takes no public keys, only: " + base::printable(m_methods), {}};
    }
    return Step::Failed;
}

} // namespace zumik::ssh
