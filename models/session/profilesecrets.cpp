// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profilesecrets.h"

#include "models/async/reply.h"
#include "models/session/profileendpoints.h"
#include "models/settings/secretplace.h"

#include <utility>

namespace zumik::session {

namespace {

using Values = std::shared_ptr<const SecretValues>;

class Reading : public std::enable_shared_from_this<Reading> {
public:
    Reading(const secrets::SecretResolver &resolver, std::vector<base::SecretRef> refs,
        secrets::Destination destination, base::StopToken stop, async::Receiver receiver,
        async::Reply<Values> reply)
        : m_resolver(resolver)
        , m_refs(std::move(refs))
        , m_destination(std::move(destination))
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
    {
    }

    void next()
    {
        if (m_refs.empty()) {
            return m_reply.deliver(Values(std::move(m_values)));
        }
        base::SecretRef ref = std::move(m_refs.back());
        m_refs.pop_back();
        m_resolver.resolve(ref, m_destination, m_stop, m_receiver,
            [self = shared_from_this(), ref](base::Result<base::Secret> read) {
                if (!read) {
                    return self->m_reply.deliver(read.error());
                }
                self->m_values->insert_or_assign(ref, std::move(*read));
                self->next();
            });
    }

private:
    const secrets::SecretResolver &m_resolver;
    std::vector<base::SecretRef> m_refs;
    secrets::Destination m_destination;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    async::Reply<Values> m_reply;
    std::shared_ptr<SecretValues> m_values = std::make_shared<SecretValues>();
};

std::string originOf(const settings::Ssh &ssh)
{
    const int port = ssh.port == 0 ? 22 : ssh.port;
    return "ssh://" + ssh.host.toLower().toStdString() + ':' + std::to_string(port);
}

/// Nothing where the profile has no such place.
std::optional<secrets::Destination> destinationOf(
    settings::Profile &profile, const settings::SecretPlace &place)
{
    if (settings::isPassphrasePlace(place)) {
        return profile.ssh ? std::optional(session::destinationOf(*profile.ssh)) : std::nullopt;
    }
    if (settings::isPasswordPlace(place)) {
        return profile.ssh ? std::optional(passwordDestinationOf(*profile.ssh)) : std::nullopt;
    }
    const settings::Endpoint *const endpoint = settings::endpointNamed(profile, place.endpoint);
    return endpoint != nullptr ? std::optional(session::destinationOf(profile, *endpoint)) : std::nullopt;
}

void addBound(
    std::vector<std::string> &keys, const base::SecretRef &ref, const secrets::Destination &destination)
{
    const auto bound = secrets::parseBoundKey(ref.name);
    if (bound && bound->destination == destination) {
        keys.push_back(ref.name);
    }
}

} // namespace

std::vector<base::SecretRef> secretsOf(const settings::Endpoint &endpoint)
{
    std::vector<base::SecretRef> refs;
    if (const auto *basic = std::get_if<settings::BasicAuth>(&endpoint.auth)) {
        refs.push_back(basic->password);
    } else if (const auto *bearer = std::get_if<settings::BearerAuth>(&endpoint.auth)) {
        refs.push_back(bearer->token);
    } else if (const auto *header = std::get_if<settings::HeaderAuth>(&endpoint.auth)) {
        refs.push_back(header->value);
    }
    for (const settings::Header &header : endpoint.headers) {
        if (const auto *ref = std::get_if<base::SecretRef>(&header.value)) {
            refs.push_back(*ref);
        }
    }
    return refs;
}

secrets::Destination destinationOf(const settings::Profile &profile, const settings::Endpoint &endpoint)
{
    const QString origin = endpoint.url.scheme() + QStringLiteral("://")
        + endpoint.url.host(QUrl::FullyEncoded).toLower() + QLatin1Char(':')
        + QString::number(portOf(endpoint.url));
    std::vector<std::pair<std::string, std::string>> way;
    if (profile.ssh) {
        const int port = profile.ssh->port == 0 ? 22 : profile.ssh->port;
        way.emplace_back("ssh", profile.ssh->host.toLower().toStdString() + ':' + std::to_string(port));
        way.emplace_back("ssh-config", profile.ssh->config.toStdString());
        way.emplace_back("known-hosts", profile.ssh->knownHosts.toStdString());
    }
    way.emplace_back("via", settings::formatVia(endpoint.via).toStdString());
    if (endpoint.via.kind == settings::Via::Kind::Kube) {
        way.emplace_back("kubeconfig", profile.kubeconfig.toStdString());
    }
    way.emplace_back("ca", endpoint.tls.ca.toStdString());
    way.emplace_back("server-name", endpoint.tls.serverName.toStdString());
    return {origin.toStdString(), way};
}

secrets::Destination destinationOf(const settings::Ssh &ssh)
{
    return {originOf(ssh), {{"identity", ssh.identity.toStdString()}}};
}

secrets::Destination passwordDestinationOf(const settings::Ssh &ssh)
{
    return {originOf(ssh),
        {{"password-of", ssh.user.toStdString()}, {"ssh-config", ssh.config.toStdString()},
            {"known-hosts", ssh.knownHosts.toStdString()}}};
}

base::Result<std::string> bindSecret(settings::Profile &profile, const QString &place, const QString &user)
{
    const auto parsed = settings::parseSecretPlace(place);
    if (!parsed) {
        return parsed.error();
    }
    // The destination is known once the endpoint is; the way of authentication is no part of it.
    const auto destination = destinationOf(profile, *parsed);
    const std::string label = QString(profile.name + QLatin1Char('/') + place).toStdString();
    const std::string key = destination ? secrets::formatBoundKey({*destination, label}) : std::string();
    const auto put = settings::putSecret(profile, *parsed, {base::SecretRef::Kind::Keychain, key}, user);
    return put ? base::Result<std::string>(key) : put.error();
}

std::vector<std::string> boundKeysOf(const settings::Profile &profile)
{
    std::vector<std::string> keys;
    if (profile.ssh && profile.ssh->passphrase) {
        addBound(keys, *profile.ssh->passphrase, destinationOf(*profile.ssh));
    }
    if (profile.ssh && profile.ssh->password) {
        addBound(keys, *profile.ssh->password, passwordDestinationOf(*profile.ssh));
    }
    for (const NamedEndpoint &named : endpointsOf(profile)) {
        for (const base::SecretRef &ref : secretsOf(*named.endpoint)) {
            addBound(keys, ref, destinationOf(profile, *named.endpoint));
        }
    }
    return keys;
}

void readSecrets(const secrets::SecretResolver &resolver, std::vector<base::SecretRef> refs,
    const secrets::Destination &destination, base::StopToken stop, async::Receiver receiver,
    std::function<void(base::Result<Values>)> answer)
{
    async::Reply<Values> reply(stop, receiver, std::move(answer));
    std::make_shared<Reading>(
        resolver, std::move(refs), destination, std::move(stop), std::move(receiver), std::move(reply))
        ->next();
}

} // namespace zumik::session
