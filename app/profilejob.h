// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "app/profilecommand.h"
#include "models/base/secret.h"
#include "models/session/profiletarget.h"
#include "models/settings/profilestore.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::secrets {
class SecretStore;
}

namespace zumik::settings {
struct Profile;
}

namespace zumik::app {

class SecretInput;

/// `profile`: the saved profiles, and the secrets of the keychain that are theirs.
class ProfileJob final : public Job {
    Q_OBJECT

public:
    /// The keychain must outlive the job. `commands`: of the user's ssh_config.
    ProfileJob(ProfileCommand command, settings::ProfileStore profiles, secrets::SecretStore &keychain,
        session::MatchExec commands, QObject *parent = nullptr);
    ~ProfileJob() override;

    void start() override;

private:
    void run(const ProfileListCommand &command);
    void run(const ProfileShowCommand &command);
    void run(const ProfileAddCommand &command);
    void run(const ProfileRemoveCommand &command);
    void run(const ProfileSecretCommand &command);
    void run(const ProfileResolveCommand &command);

    /// From the keychain, one after the other; what can't be removed is told.
    void forget(std::vector<std::string> keys);
    void keep(const std::string &key, base::Secret secret, const settings::Profile &profile);

    ProfileCommand m_command;
    settings::ProfileStore m_profiles;
    secrets::SecretStore &m_keychain;
    session::MatchExec m_matchExec;
    std::unique_ptr<SecretInput> m_input;
};

} // namespace zumik::app
