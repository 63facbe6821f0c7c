// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/profileuses.h"

#include "models/settings/profile.h"
#include "models/settings/secretplace.h"
#include "models/settings/sshaddress.h"

namespace zumik::settings {

namespace {

void addSecret(ProfileUses &to, const base::SecretRef &ref)
{
    const bool inKeychain = ref.kind == base::SecretRef::Kind::Keychain;
    (inKeychain ? to.keychainKeys : to.variables) << QString::fromStdString(ref.name);
}

struct AuthSecret {
    ProfileUses &to;

    void operator()(const NoAuth &) const { }

    void operator()(const BasicAuth &auth) const { addSecret(to, auth.password); }

    void operator()(const BearerAuth &auth) const { addSecret(to, auth.token); }

    void operator()(const HeaderAuth &auth) const { addSecret(to, auth.value); }
};

void addEndpoint(ProfileUses &to, const Endpoint &endpoint)
{
    const QString via = formatVia(endpoint.via);
    const QString url = endpoint.url.toString(QUrl::FullyEncoded);
    to.destinations << (via.isEmpty() ? url : QString(url + QStringLiteral(" via ") + via));
    std::visit(AuthSecret{to}, endpoint.auth);
    for (const Header &header : endpoint.headers) {
        if (const auto *ref = std::get_if<base::SecretRef>(&header.value)) {
            addSecret(to, *ref);
        }
    }
    to.files << endpoint.tls.ca << endpoint.tls.cert << endpoint.tls.key;
}

void tidy(QStringList &list)
{
    list.removeAll(QString());
    list.removeDuplicates();
    list.sort();
}

} // namespace

ProfileUses usesOf(const Profile &profile)
{
    ProfileUses uses;
    Profile copy = profile;
    for (const QString &name : endpointNames(profile)) {
        addEndpoint(uses, *endpointNamed(copy, name));
    }
    if (profile.ssh) {
        uses.ssh = formatSshAddress(*profile.ssh);
        if (profile.ssh->passphrase) {
            addSecret(uses, *profile.ssh->passphrase);
        }
        if (profile.ssh->password) {
            addSecret(uses, *profile.ssh->password);
        }
        uses.files << profile.ssh->identity << profile.ssh->config << profile.ssh->knownHosts;
    }
    uses.files << profile.kubeconfig;
    for (QStringList *list : {&uses.destinations, &uses.variables, &uses.keychainKeys, &uses.files}) {
        tidy(*list);
    }
    return uses;
}

} // namespace zumik::settings
