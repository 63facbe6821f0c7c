// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loginasking.h"

#include "app/services.h"
#include "models/session/profilesecrets.h"
#include "widgets/common/text.h"

#include <QPointer>

#include <utility>

namespace zumik::app {

using widgets::common::plain;
using widgets::common::plainLines;
using widgets::connect::LoginAsked;
using widgets::connect::LoginQuestion;

namespace {

const QString place = QStringLiteral("ssh/password"); // of the password, in a profile

} // namespace

LoginAsked loginAskedOf(const ssh::Question &question)
{
    LoginAsked asked;
    asked.server = plain(question.server);
    const QString name = plain(question.name);
    const QString instruction = plainLines(question.instruction, 2000);
    asked.text = name.isEmpty() || instruction.isEmpty() ? QString(name + instruction)
                                                         : QString(name + QLatin1Char('\n') + instruction);
    for (const ssh::Prompt &prompt : question.prompts) {
        QString text = plainLines(prompt.text, 500);
        text = text.isEmpty() ? LoginAsking::tr("(no text)") : text;
        asked.prompts.push_back({text, prompt.echo});
    }
    asked.note = question.again
        ? LoginAsking::tr("The answer before this was not accepted.") + QLatin1Char(' ')
        : QString();
    asked.note += LoginAsking::tr("The login waits %n s at most; the server may hang up earlier.", nullptr,
        static_cast<int>(question.limit.count()));
    asked.canKeep = question.password;
    return asked;
}

LoginAsking::LoginAsking(Services &services, const widgets::common::Look *look, QWidget *window)
    : m_services(services)
    , m_look(look)
    , m_window(window)
{
}

void LoginAsking::watch(session::Session &session, bool saved)
{
    disconnect(m_watched);
    if (m_dialog) {
        m_dialog->withdraw();
    }
    m_watched = connect(
        &session, &session::Session::stateChanged, this, [this, &session, saved] { update(session, saved); });
}

void LoginAsking::update(session::Session &session, bool saved)
{
    const auto &question = session.state().question;
    const bool asked = question && question->id == m_asked;
    if (m_dialog && !asked) {
        m_dialog->withdraw();
    }
    if (question && !asked) {
        m_asked = question->id;
        ask(session, saved);
    }
}

void LoginAsking::ask(session::Session &session, bool saved)
{
    const ssh::Question question = *session.state().question;
    const QPointer<session::Session> there(&session);
    m_dialog = new LoginQuestion(
        m_look, loginAskedOf(question),
        [this, there, question, saved](LoginQuestion::Answer answer) {
            if (there) {
                take(*there, question, saved, std::move(answer));
            }
        },
        m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::rejected, this, [there, id = question.id] {
        if (there) {
            there->answer({id, true});
        }
    });
    m_dialog->open();
}

void LoginAsking::take(
    session::Session &session, const ssh::Question &question, bool saved, LoginQuestion::Answer answer)
{
    if (question.password && answer.keep) {
        keep(session.profile(), answer.values.front(), saved);
    }
    session.answer({question.id, false, std::move(answer.values)});
}

/// A keychain that doesn't take it costs another question one day, and no login now.
void LoginAsking::keep(settings::Profile profile, const base::Secret &password, bool saved)
{
    const auto key = session::bindSecret(profile, place);
    if (!key) {
        return;
    }
    ++m_keeping;
    m_services.secretStore().write(*key, password.clone(), {}, async::Receiver(this),
        [this, key = *key, name = profile.name, saved](const base::Status &kept) {
            if (kept) {
                onKept(key, name, saved);
            }
            --m_keeping;
            if (!keeping()) {
                Q_EMIT settled();
            }
        });
}

void LoginAsking::onKept(const std::string &key, const QString &profile, bool saved)
{
    const settings::ProfileStore profiles = m_services.profiles();
    auto written = saved ? profiles.load(profile) : base::Result<settings::Profile>(base::Error{});
    if (written && session::bindSecret(*written, place) && !profiles.save(*written)) {
        return; // a profile that doesn't name it will ask
    }
    Q_EMIT passwordKept(key);
}

} // namespace zumik::app
