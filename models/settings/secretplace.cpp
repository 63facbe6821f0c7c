// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/secretplace.h"

#include "models/settings/endpointreader.h"

#include <algorithm>
#include <utility>

namespace zumik::settings {

namespace {

using base::Error;
using base::ErrorCode;

const QString headerMark = QStringLiteral("header:");

struct NamedPart {
    QString name;
    Endpoint *endpoint;
};

template <typename Group> void addGroup(std::vector<NamedPart> &to, const QString &prefix, Group &group)
{
    const auto add = [&](const char *name, auto &part) {
        if (part) {
            to.push_back({prefix + QLatin1String(name), &*part});
        }
    };
    add("prometheus", group.prometheus);
    add("alertmanager", group.alertmanager);
    add("grafana", group.grafana);
}

std::vector<NamedPart> partsOf(Profile &profile)
{
    std::vector<NamedPart> parts;
    addGroup(parts, {}, profile);
    if (profile.gpustack) {
        parts.push_back({QStringLiteral("gpustack"), &*profile.gpustack});
    }
    for (Target &target : profile.targets) {
        parts.push_back({QStringLiteral("target:") + target.name, &target});
    }
    for (Source &source : profile.sources) {
        addGroup(parts, QStringLiteral("source:") + source.name + QLatin1Char('/'), source);
    }
    return parts;
}

void putHeader(Endpoint &endpoint, const QString &name, const base::SecretRef &ref)
{
    const auto same = [&](const QString &other) {
        return other.compare(name, Qt::CaseInsensitive) == 0;
    };
    if (auto *own = std::get_if<HeaderAuth>(&endpoint.auth); own != nullptr && same(own->name)) {
        own->value = ref;
        return;
    }
    const auto found = std::find_if(endpoint.headers.begin(), endpoint.headers.end(),
        [&](const Header &header) { return same(header.name); });
    if (found != endpoint.headers.end()) {
        found->value = ref;
    } else {
        endpoint.headers.push_back({name, ref});
    }
}

void putAuth(Endpoint &endpoint, const base::SecretRef &ref, const QString &user)
{
    if (!user.isEmpty()) {
        endpoint.auth = BasicAuth{user, ref};
    } else if (auto *basic = std::get_if<BasicAuth>(&endpoint.auth)) {
        basic->password = ref;
    } else if (auto *header = std::get_if<HeaderAuth>(&endpoint.auth)) {
        header->value = ref;
    } else {
        endpoint.auth = BearerAuth{ref};
    }
}

} // namespace

base::Result<SecretPlace> parseSecretPlace(const QString &name)
{
    SecretPlace place{name, {}};
    if (const qsizetype at = name.indexOf(QLatin1Char('/') + headerMark); at > 0) {
        place = {name.left(at), name.mid(at + 1 + headerMark.size())};
    } else if (name.startsWith(headerMark)) {
        place = {QStringLiteral("prometheus"), name.mid(headerMark.size())};
    }
    const bool headless = name.contains(headerMark) && !isHeaderName(place.header);
    if (place.endpoint.isEmpty() || headless) {
        return Error{ErrorCode::InvalidArgument, "not a place that takes a secret", name.toStdString()};
    }
    return place;
}

bool isPassphrasePlace(const SecretPlace &place)
{
    return place.endpoint == QLatin1String("ssh") && place.header.isEmpty();
}

bool isPasswordPlace(const SecretPlace &place)
{
    return place.endpoint == QLatin1String("ssh/password") && place.header.isEmpty();
}

QStringList endpointNames(const Profile &profile)
{
    Profile copy = profile;
    QStringList names;
    for (const NamedPart &part : partsOf(copy)) {
        names << part.name;
    }
    return names;
}

Endpoint *endpointNamed(Profile &profile, const QString &name)
{
    for (const NamedPart &part : partsOf(profile)) {
        if (part.name == name) {
            return part.endpoint;
        }
    }
    return nullptr;
}

base::Status putSecret(
    Profile &profile, const SecretPlace &place, const base::SecretRef &ref, const QString &user)
{
    if (isPassphrasePlace(place) && profile.ssh) {
        profile.ssh->passphrase = ref;
        return base::Done{};
    }
    if (isPasswordPlace(place) && profile.ssh) {
        profile.ssh->password = ref;
        return base::Done{};
    }
    Endpoint *const endpoint = endpointNamed(profile, place.endpoint);
    if (endpoint == nullptr) {
        const QString known = endpointNames(profile).join(QStringLiteral(", "));
        return Error{ErrorCode::InvalidArgument,
            "the profile has no such endpoint (it has: " + known.toStdString() + ")",
            place.endpoint.toStdString()};
    }
    if (place.header.isEmpty()) {
        putAuth(*endpoint, ref, user);
    } else {
        putHeader(*endpoint, place.header, ref);
    }
    return base::Done{};
}

} // namespace zumik::settings
