// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profileadd.h"

#include "models/settings/profilereader.h"
#include "models/settings/sshaddress.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace zumik::app {

namespace {

void putText(QJsonObject &to, const char *key, const QString &text)
{
    if (!text.isEmpty()) {
        to.insert(QLatin1String(key), text);
    }
}

void putUrl(QJsonObject &to, const char *key, const QString &url)
{
    if (!url.isEmpty()) {
        to.insert(QLatin1String(key), QJsonObject{{QStringLiteral("url"), url}});
    }
}

base::Result<QJsonObject> sshPart(const ProfileAddCommand &command)
{
    const auto ssh = settings::parseSshAddress(command.ssh);
    if (!ssh) {
        return ssh.error();
    }
    QJsonObject part{{QStringLiteral("host"), ssh->host}};
    putText(part, "user", ssh->user);
    if (ssh->port != 0) {
        part.insert(QStringLiteral("port"), ssh->port);
    }
    putText(part, "identity", command.identity);
    putText(part, "knownHosts", command.knownHosts);
    return part;
}

QJsonArray targetParts(const ProfileAddCommand &command)
{
    QJsonArray parts;
    for (const auto &[name, url] : command.targets) {
        parts.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("url"), url}});
    }
    return parts;
}

/// The parts become the text of a file, so that one reader judges both.
base::Result<settings::Profile> fromParts(const ProfileAddCommand &command)
{
    QJsonObject whole;
    if (!command.ssh.isEmpty()) {
        auto ssh = sshPart(command);
        if (!ssh) {
            return ssh.error();
        }
        whole.insert(QStringLiteral("ssh"), *ssh);
    }
    putUrl(whole, "prometheus", command.prometheus);
    putUrl(whole, "alertmanager", command.alertmanager);
    putUrl(whole, "grafana", command.grafana);
    putUrl(whole, "gpustack", command.gpustack);
    if (!command.targets.empty()) {
        whole.insert(QStringLiteral("targets"), targetParts(command));
    }
    return settings::readProfile(
        QJsonDocument(whole).toJson(), QDir::current().filePath(command.name + QStringLiteral(".json")));
}

} // namespace

base::Result<settings::Profile> profileToAdd(const ProfileAddCommand &command)
{
    auto profile = command.file.isEmpty() ? fromParts(command) : settings::readProfileFile(command.file);
    if (profile) {
        profile->name = command.name;
        profile->production = profile->production || command.production;
    }
    return profile;
}

} // namespace zumik::app
