// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QObject>

#include <memory>

namespace zumik::app {

class SecretInput;

/// Puts the questions of a session's SSH server to the person at the terminal: texts and prompts on stderr,
/// answers from stdin. Where stdin is no terminal nobody is asked, and the way in ends with what the server
/// wanted.
class TerminalAsking final : public QObject {
    Q_OBJECT

public:
    /// Belongs to the session.
    explicit TerminalAsking(session::Session &session);
    ~TerminalAsking() override;

private:
    void onState();
    void askNext();

    session::Session &m_session;
    std::uint64_t m_asked = 0;
    ssh::Question m_question;
    std::vector<base::Secret> m_answers;
    std::unique_ptr<SecretInput> m_input;
};

} // namespace zumik::app
