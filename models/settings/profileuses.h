// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace zumik::settings {

struct Profile;

/// What opening a profile touches: for a person to judge a file that came from somebody else. Each list is
/// sorted and names nothing twice.
struct ProfileUses {
    QString ssh; ///< "ops@vps:22"; empty: no SSH, everything is reached directly
    QStringList destinations; ///< URLs, with " via docker" and the like
    QStringList variables; ///< of the environment, whose values are sent
    QStringList keychainKeys; ///< of entries that are sent
    QStringList files; ///< that are read: keys, certificates, known_hosts, ssh_config
    QStringList hops; ///< servers on the way; not found out by usesOf, which reads no ssh_config
    QStringList commands; ///< that are run here: the ProxyCommand of an ssh_config; likewise

    bool operator==(const ProfileUses &) const = default;
};

ProfileUses usesOf(const Profile &profile);

} // namespace zumik::settings
