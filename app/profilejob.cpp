// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profilejob.h"

#include "app/output.h"
#include "app/profileadd.h"
#include "app/profiletable.h"
#include "app/secretinput.h"
#include "models/base/text.h"
#include "models/secrets/secretstore.h"
#include "models/session/profilesecrets.h"
#include "models/session/profiletarget.h"
#include "models/settings/profilewriter.h"
#include "models/settings/secretplace.h"
#include "models/settings/sshaddress.h"

#include <QFileInfo>

#include <algorithm>

namespace zumik::app {

namespace {

/// The keychain's entries that the profile names and no other saved profile does.
std::vector<std::string> ownKeys(const settings::ProfileStore &profiles, const settings::Profile &profile)
{
    std::vector<std::string> keys = session::boundKeysOf(profile);
    for (const QString &name : profiles.names()) {
        const auto other = profiles.load(name);
        if (!other || name == profile.name) {
            continue;
        }
        for (const std::string &shared : session::boundKeysOf(*other)) {
            keys.erase(std::remove(keys.begin(), keys.end(), shared), keys.end());
        }
    }
    return keys;
}

} // namespace

ProfileJob::ProfileJob(ProfileCommand command, settings::ProfileStore profiles,
    secrets::SecretStore &keychain, session::MatchExec commands, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_profiles(std::move(profiles))
    , m_keychain(keychain)
    , m_matchExec(commands)
{
}

ProfileJob::~ProfileJob() = default;

void ProfileJob::start()
{
    std::visit([this](const auto &action) { run(action); }, m_command.action);
}

void ProfileJob::run(const ProfileListCommand &command)
{
    const std::vector<ListedProfile> listed = listProfiles(m_profiles);
    printOut(command.json ? profilesAsJson(listed) : profilesAsTable(listed));
    finish(ExitStatus::Done);
}

void ProfileJob::run(const ProfileShowCommand &command)
{
    const auto profile = m_profiles.load(command.name);
    if (!profile) {
        return fail(profile.error());
    }
    printOut(settings::writeProfile(*profile).toStdString());
    finish(ExitStatus::Done);
}

void ProfileJob::run(const ProfileAddCommand &command)
{
    if (m_profiles.names().contains(command.name) && !command.replace) {
        return fail({base::ErrorCode::InvalidArgument,
            "a profile is saved under that name; --replace replaces it", command.name.toStdString()});
    }
    const auto profile = profileToAdd(command);
    if (!profile) {
        return fail(profile.error());
    }
    const auto saved = m_profiles.save(*profile);
    saved ? finish(ExitStatus::Done) : fail(saved.error());
}

void ProfileJob::run(const ProfileResolveCommand &command)
{
    auto address = settings::parseSshAddress(command.host);
    if (!address) {
        return fail(address.error());
    }
    if (!command.config.isEmpty()) {
        address->config = QFileInfo(command.config).absoluteFilePath();
    }
    const auto config = session::hostConfigOf(*address, m_matchExec);
    if (!config) {
        return fail(config.error());
    }
    printOut(ssh::asText(*config));
    for (const ssh::ConfigNote &note : config->notes) {
        const QString words =
            tr("%1: %2 has no effect here.")
                .arg(QString::fromStdString(note.where), QString::fromStdString(note.keyword));
        printDiagnostic(base::printable(words.toStdString()));
    }
    finish(ExitStatus::Done);
}

// --- remove

void ProfileJob::run(const ProfileRemoveCommand &command)
{
    // A file that can't be read any more can be removed all the same.
    const auto profile = m_profiles.load(command.name);
    auto keys = profile ? ownKeys(m_profiles, *profile) : std::vector<std::string>();
    if (const auto removed = m_profiles.remove(command.name); !removed) {
        return fail(removed.error());
    }
    forget(std::move(keys));
}

void ProfileJob::forget(std::vector<std::string> keys)
{
    if (keys.empty()) {
        return finish(ExitStatus::Done);
    }
    const std::string key = std::move(keys.back());
    keys.pop_back();
    m_keychain.remove(
        key, stopToken(), async::Receiver(this), [this, keys = std::move(keys)](const base::Status &removed) {
            if (!removed && removed.error().code != base::ErrorCode::SecretNotFound) {
                printError(removed.error());
            }
            forget(keys);
        });
}

// --- secret set

void ProfileJob::run(const ProfileSecretCommand &command)
{
    auto profile = m_profiles.load(command.name);
    if (!profile) {
        return fail(profile.error());
    }
    // Whatever is wrong with the command is said before anything is asked.
    const auto key = session::bindSecret(*profile, command.place, command.user);
    if (!key) {
        return fail(key.error());
    }
    const std::string prompt =
        QString(tr("Secret for %1 of %2: ").arg(command.place, command.name)).toStdString();
    m_input = std::make_unique<SecretInput>(
        prompt, [this, key = *key, profile = std::move(*profile)](base::Result<base::Secret> secret) {
            secret ? keep(key, std::move(*secret), profile) : fail(secret.error());
        });
}

void ProfileJob::keep(const std::string &key, base::Secret secret, const settings::Profile &profile)
{
    m_keychain.write(key, std::move(secret), stopToken(), async::Receiver(this),
        [this, profile](const base::Status &written) {
            const auto saved = written ? m_profiles.save(profile) : written;
            saved ? finish(ExitStatus::Done) : fail(saved.error());
        });
}

} // namespace zumik::app
