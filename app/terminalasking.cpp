// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminalasking.h"

#include "app/output.h"
#include "app/secretinput.h"

#include <utility>

namespace zumik::app {

TerminalAsking::TerminalAsking(session::Session &session)
    : QObject(&session)
    , m_session(session)
{
    if (SecretInput::isTerminal()) {
        session.setMayAsk(true);
        connect(&session, &session::Session::stateChanged, this, &TerminalAsking::onState);
    }
}

TerminalAsking::~TerminalAsking() = default;

void TerminalAsking::onState()
{
    const auto &question = m_session.state().question;
    if (question && question->id == m_asked) {
        return;
    }
    m_input.reset(); // nobody asks any more: the terminal shows again what is typed
    if (!question) {
        return;
    }
    m_asked = question->id;
    m_question = *question;
    m_answers.clear();
    for (const std::string &text : {m_question.name, m_question.instruction}) {
        if (!text.empty()) {
            printDiagnostic(text);
        }
    }
    if (m_question.again) {
        printDiagnostic(tr("The answer before this was not accepted.").toStdString());
    }
    askNext();
}

void TerminalAsking::askNext()
{
    if (m_answers.size() == m_question.prompts.size()) {
        m_input.reset();
        return m_session.answer({m_question.id, false, std::move(m_answers)});
    }
    const ssh::Prompt &prompt = m_question.prompts[m_answers.size()];
    const std::string text = '(' + m_question.server + ") " + prompt.text + ' ';
    const auto onAnswer = [this](base::Result<base::Secret> answer) {
        if (!answer) {
            return m_session.answer({m_question.id, true});
        }
        m_answers.push_back(std::move(*answer));
        // Not from inside the input that is replaced.
        QMetaObject::invokeMethod(this, &TerminalAsking::askNext, Qt::QueuedConnection);
    };
    m_input = std::make_unique<SecretInput>(
        text, onAnswer, nullptr, prompt.echo ? SecretInput::Kind::VisibleAnswer : SecretInput::Kind::Answer);
}

} // namespace zumik::app
