// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secretasking.h"

#include "app/services.h"
#include "models/session/profilesecrets.h"
#include "models/settings/secretplace.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"

#include <QCoreApplication>

#include <utility>

namespace zumik::app {

using widgets::common::plain;
using widgets::connect::SecretQuestion;
using widgets::connect::SecretWanted;
using Kind = session::SecretNeed::Kind;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SecretAsking)
};

SecretWanted::Kind kindOf(Kind kind)
{
    switch (kind) {
    case Kind::Password:
        return SecretWanted::Kind::Password;
    case Kind::Passphrase:
        return SecretWanted::Kind::Passphrase;
    case Kind::Either:
        return SecretWanted::Kind::Either;
    case Kind::Token:
    case Kind::Header:
        break;
    }
    return SecretWanted::Kind::Token;
}

QString whose(const settings::Profile &profile, const session::SecretNeed &need)
{
    const QString name = plain(profile.name.toStdString());
    if (need.kind == Kind::Passphrase) {
        return Text::tr("Passphrase of the key for %1").arg(name);
    }
    const QString service = plain(need.place.section(QLatin1Char('/'), 0, 0).toStdString());
    if (service == QLatin1String("prometheus")) {
        return Text::tr("Prometheus of %1").arg(name);
    }
    return Text::tr("%1 of %2", "service, profile").arg(service.section(QLatin1Char(':'), -1), name);
}

QString whereTo(settings::Profile profile, const session::SecretNeed &need)
{
    if (need.kind == Kind::Passphrase) {
        return Text::tr("It opens the key file on this computer and is sent nowhere.");
    }
    const auto place = settings::parseSecretPlace(need.place);
    const auto *const endpoint = place ? settings::endpointNamed(profile, place->endpoint) : nullptr;
    if (endpoint == nullptr) {
        return {};
    }
    const QString url =
        plain(endpoint->url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).toStdString());
    return profile.ssh ? Text::tr("It is sent to %1 behind %2, and nowhere else.")
                             .arg(url, plain(profile.ssh->host.toStdString()))
                       : Text::tr("It is sent to %1, and nowhere else.").arg(url);
}

} // namespace

SecretWanted wantedOf(const settings::Profile &profile, const session::SecretNeed &need,
    SecretAsking::Saved saved, const std::optional<base::Error> &why)
{
    SecretWanted wanted;
    wanted.kind = kindOf(need.kind);
    wanted.whose = whose(profile, need);
    wanted.user = need.user;
    wanted.canKeep = saved != SecretAsking::Saved::No;
    wanted.whyNot = Text::tr("Only a saved profile can say where a secret is kept.");
    if (why) {
        const widgets::common::Sentence sentence = widgets::common::sentenceOf(*why);
        wanted.reason = sentence.title + QStringLiteral(". ");
    }
    wanted.reason += whereTo(profile, need);
    return wanted;
}

SecretAsking::SecretAsking(Services &services, const widgets::common::Look *look, QWidget *window)
    : m_services(services)
    , m_look(look)
    , m_window(window)
{
}

void SecretAsking::ask(const settings::Profile &profile, const session::SecretNeed &need, Saved saved,
    const std::optional<base::Error> &why)
{
    if (m_question) {
        return m_question->activateWindow();
    }
    m_question = new SecretQuestion(
        m_look, wantedOf(profile, need, saved, why),
        [this, asked = Asked{profile, need, saved}](
            SecretQuestion::Answer answer) { take(asked, std::move(answer)); },
        m_window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->open();
}

void SecretAsking::take(Asked asked, SecretQuestion::Answer answer)
{
    const auto key = session::bindSecret(asked.profile, asked.need.place, answer.user);
    if (!key) {
        return fail(key.error());
    }
    const auto onKept = [this, asked, user = answer.user, kept = answer.keep](const base::Status &status) {
        const bool writes = kept && asked.saved == Saved::Yes;
        const base::Status done = status && writes ? save(asked, user) : status;
        if (!done) {
            return fail(done.error());
        }
        if (m_question) {
            m_question->accept();
        }
        Q_EMIT answered(asked.profile);
    };
    secrets::SessionStore &store = m_services.secretStore();
    if (answer.keep) {
        store.write(*key, std::move(answer.secret), {}, async::Receiver(this), onKept);
    } else {
        store.keepForSession(*key, std::move(answer.secret), {}, async::Receiver(this), onKept);
    }
}

/// Into the profile as it is saved: what else the one at hand says may be for this session only.
base::Status SecretAsking::save(const Asked &asked, const QString &user) const
{
    const settings::ProfileStore profiles = m_services.profiles();
    auto saved = profiles.load(asked.profile.name);
    if (!saved) {
        return saved.error();
    }
    const auto bound = session::bindSecret(*saved, asked.need.place, user);
    return bound ? profiles.save(*saved) : bound.error();
}

/// Of a keychain's error the sentence is enough: its words are a bus's, and its place is the entry's key.
void SecretAsking::fail(const base::Error &error)
{
    if (!m_question) {
        return;
    }
    const bool ofKeychain =
        error.code >= base::ErrorCode::SecretNoBackend && error.code <= base::ErrorCode::SecretBoundElsewhere;
    const widgets::common::Sentence sentence =
        widgets::common::sentenceOf(ofKeychain ? base::Error{error.code, {}, {}} : error);
    m_question->complain(
        sentence.title, sentence.text + QLatin1Char(' ') + tr("Or choose \"This session only\"."));
}

} // namespace zumik::app
