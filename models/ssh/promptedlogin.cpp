// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/promptedlogin.h"

#include <algorithm>
#include <utility>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr const char *nobody = "there is nobody to answer";
constexpr const char *declined = "it was not answered";

} // namespace

PromptedLogin::PromptedLogin(Session &session, const SshTarget &target)
    : m_session(session)
    , m_target(target)
{
}

std::string PromptedLogin::account() const
{
    return m_target.user + '@' + toText({m_target.host, m_target.port});
}

std::chrono::seconds PromptedLogin::timeLeft() const
{
    const auto left = m_begun + m_target.authenticationTimeout - steady_clock::now();
    return std::max(std::chrono::duration_cast<std::chrono::seconds>(left), std::chrono::seconds(0));
}

void PromptedLogin::ask(Question question)
{
    question.server = account();
    question.again = std::exchange(m_again, false);
    question.limit = timeLeft();
    m_question = std::move(question);
    m_answers.reset();
}

void PromptedLogin::answer(Answer answer)
{
    if (!m_question || answer.question != m_question->id) {
        return;
    }
    if (answer.declined || answer.values.size() != m_question->prompts.size()) {
        m_declined = true;
        return;
    }
    if (m_question->password) {
        m_typed = answer.values[0].clone();
    }
    m_answers = std::move(answer.values);
}

std::optional<base::Secret> PromptedLogin::keptPassword()
{
    if (m_target.password.empty() || std::exchange(m_keptUsed, true)) {
        return std::nullopt;
    }
    return m_target.password.clone();
}

/// Nothing more can be done with this session.
Step PromptedLogin::needPerson(const std::string &what, const std::string &why)
{
    m_error = unansweredError(what, why, account());
    m_question.reset();
    return Step::Failed;
}

// --- keyboard-interactive

Step PromptedLogin::converse()
{
    while (true) {
        const std::string asked = m_question ? summaryOf(*m_question) : "";
        const Step step = m_session.authenticateByAnswers(m_target.user, m_talk);
        if (step != Step::Again) {
            if (step == Step::Failed && m_session.lost() && !asked.empty() && !m_answers) {
                return needPerson(asked, "the server hung up: " + m_session.loss().message);
            }
            ++m_conversations;
            return settle(step, "keyboard-interactive");
        }
        if (!m_talk.question) {
            return step;
        }
        if (waitForAnswer() != Step::Done) {
            return m_error ? Step::Failed : Step::Again;
        }
    }
}

/// Done once the conversation has its answers.
Step PromptedLogin::waitForAnswer()
{
    const Question &asked = *m_talk.question;
    if (m_question && m_question->id == asked.id) {
        if (m_declined) {
            return needPerson(summaryOf(asked), declined);
        }
        if (!m_answers) {
            return Step::Again;
        }
        m_talk.answers = std::exchange(m_answers, std::nullopt);
        m_gave = true;
        m_question.reset();
        return Step::Done;
    }
    const bool password = asksForPassword(asked.prompts);
    if (auto kept = password ? keptPassword() : std::nullopt) {
        m_talk.answers.emplace();
        m_talk.answers->push_back(std::move(*kept));
        m_gave = true;
        return Step::Done;
    }
    if (!m_target.mayAsk) {
        return needPerson(summaryOf(asked), nobody);
    }
    ask(asked);
    m_question->password = password;
    return Step::Again;
}

// --- password

Step PromptedLogin::givePassword()
{
    if (!m_password) {
        m_password = keptPassword();
    }
    if (!m_password && m_answers) {
        m_password = std::move(m_answers->front());
        m_answers.reset();
        m_question.reset();
    }
    if (!m_password) {
        const std::string what = "password of " + account();
        if (!m_target.mayAsk || m_declined) {
            return needPerson(what, m_declined ? declined : nobody);
        }
        if (!m_question) {
            Question question{nextQuestionId()};
            question.prompts = {{"Password", false}};
            question.password = true;
            ask(std::move(question));
        }
        return m_session.hungUp() ? needPerson(what, "the server hung up meanwhile") : Step::Again;
    }
    const Step step = m_session.authenticateByPassword(m_target.user, *m_password);
    if (step == Step::Again) {
        return step;
    }
    m_password.reset();
    m_gave = true;
    ++m_passwords;
    return settle(step, "password");
}

/// Done for a partial success as well.
Step PromptedLogin::settle(Step step, const char *method)
{
    m_question.reset();
    const bool gave = std::exchange(m_gave, false) || !m_refused.empty(); // now, or before in this login
    const bool partial = m_session.authFailure() && m_session.authFailure()->partial;
    if (step == Step::Done || partial) {
        m_refused.clear();
        m_conversations = 0;
        m_passwords = 0;
        return Step::Done;
    }
    m_again = true;
    m_typed = {};
    if (m_refused.find(method) == std::string::npos) {
        m_refused += (m_refused.empty() ? "" : ", ") + std::string(method);
    }
    if (m_session.authFailure()) {
        return Step::Failed;
    }
    m_error = m_session.failure();
    if (gave && m_session.lost() && m_error->code != ErrorCode::SshProtocol) {
        m_error = refusedAnswerError(
            "the server hung up (" + m_error->message + "); the account may be closed", account());
    }
    return Step::Failed;
}

std::optional<base::Error> PromptedLogin::refusal() const
{
    if (m_refused.empty()) {
        return std::nullopt;
    }
    return refusedAnswerError("the server refused it (" + m_refused + ")", account());
}

} // namespace zumik::ssh
