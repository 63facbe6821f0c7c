// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/secretneed.h"

#include "models/settings/secretplace.h"
#include "models/ssh/keyfile.h"

#include <algorithm>

namespace zumik::session {

namespace {

using base::ErrorCode;
using Kind = SecretNeed::Kind;

const QString prometheus = QStringLiteral("prometheus");

bool isUnread(ErrorCode code)
{
    constexpr ErrorCode unread[] = {ErrorCode::SecretNoBackend, ErrorCode::SecretLocked,
        ErrorCode::SecretDenied, ErrorCode::SecretNotFound, ErrorCode::SecretBoundElsewhere};
    return std::find(std::begin(unread), std::end(unread), code) != std::end(unread);
}

SecretNeed passphrase(const settings::Profile &profile)
{
    return {QStringLiteral("ssh"), Kind::Passphrase, {}, {}, profile.ssh && profile.ssh->passphrase};
}

/// The header whose secret is kept under that name; nothing when it is not one of the endpoint's own.
std::optional<SecretNeed> headerNeed(const settings::Endpoint &endpoint, const std::string &kept)
{
    for (const settings::Header &header : endpoint.headers) {
        const auto *const ref = std::get_if<base::SecretRef>(&header.value);
        if (ref != nullptr && ref->name == kept) {
            return SecretNeed{QString(prometheus + QStringLiteral("/header:") + header.name), Kind::Header,
                {}, header.name};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<SecretNeed> secretNeedAt(const settings::Profile &profile, const QString &endpoint)
{
    settings::Profile copy = profile;
    const settings::Endpoint *const found = settings::endpointNamed(copy, endpoint);
    if (found == nullptr) {
        return std::nullopt;
    }
    if (const auto *basic = std::get_if<settings::BasicAuth>(&found->auth)) {
        return SecretNeed{endpoint, Kind::Password, basic->user, {}, true};
    }
    if (const auto *header = std::get_if<settings::HeaderAuth>(&found->auth)) {
        return SecretNeed{endpoint, Kind::Header, {}, header->name, true};
    }
    const bool bearer = std::holds_alternative<settings::BearerAuth>(found->auth);
    return SecretNeed{endpoint, bearer ? Kind::Token : Kind::Either, {}, {}, bearer};
}

std::optional<SecretNeed> secretNeedOf(const settings::Profile &profile, const base::Error &error)
{
    if (ssh::isPassphraseError(error)) {
        return passphrase(profile);
    }
    if (isUnread(error.code)) {
        const bool ofKey =
            profile.ssh && profile.ssh->passphrase && profile.ssh->passphrase->name == error.where;
        auto need = ofKey ? std::optional(passphrase(profile)) : std::nullopt;
        if (!need && profile.prometheus) {
            need = headerNeed(*profile.prometheus, error.where);
        }
        need = need ? need : secretNeedAt(profile, prometheus);
        if (need) {
            need->given = false;
        }
        return need;
    }
    const bool refused = error.code == ErrorCode::Unauthorized || error.code == ErrorCode::Forbidden;
    return refused ? secretNeedAt(profile, prometheus) : std::nullopt;
}

} // namespace zumik::session
