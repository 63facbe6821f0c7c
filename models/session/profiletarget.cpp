// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profiletarget.h"

#include <QDir>
#include <QFile>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace zumik::session {

namespace {

QString inHome(const char *path)
{
    return QDir::homePath() + QLatin1String(path);
}

std::string ownUserName()
{
#ifdef Q_OS_UNIX
    if (const passwd *entry = ::getpwuid(::geteuid())) {
        return entry->pw_name;
    }
#endif
    return qEnvironmentVariable("USERNAME", qEnvironmentVariable("USER")).toStdString();
}

std::vector<ssh::Identity> identitiesOf(const settings::Ssh &ssh)
{
    std::vector<ssh::Identity> identities;
    if (!ssh.identity.isEmpty()) {
        identities.push_back({ssh.identity.toStdString()});
        return identities;
    }
    for (const char *file : {"/.ssh/id_ed25519", "/.ssh/id_ecdsa", "/.ssh/id_rsa"}) {
        if (QFile::exists(inHome(file))) {
            identities.push_back({inHome(file).toStdString()});
        }
    }
    return identities;
}

std::vector<std::string> knownHostsOf(const settings::Ssh &ssh)
{
    if (!ssh.knownHosts.isEmpty()) {
        return {ssh.knownHosts.toStdString()};
    }
    return {inHome("/.ssh/known_hosts").toStdString(), inHome("/.ssh/known_hosts2").toStdString(),
        "/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2"};
}

} // namespace

base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh)
{
    // A name that a shell or a command line would read as something else is no host name.
    static const QString forbidden = QStringLiteral("'\"`$\\;&|<>()*?!{}");
    const bool hostile = ssh.host.isEmpty() || ssh.host.startsWith(QLatin1Char('-'))
        || std::any_of(ssh.host.begin(), ssh.host.end(),
            [](QChar c) { return c.isSpace() || c.unicode() < 0x20 || forbidden.contains(c); });
    if (hostile) {
        return base::Error{base::ErrorCode::InvalidArgument, "not a host name", ssh.host.toStdString()};
    }
    ssh::SshTarget target;
    target.host = ssh.host.toStdString();
    target.port = static_cast<std::uint16_t>(ssh.port == 0 ? 22 : ssh.port);
    target.user = ssh.user.isEmpty() ? ownUserName() : ssh.user.toStdString();
    target.identities = identitiesOf(ssh);
    target.useAgent = true;
    target.knownHosts = knownHostsOf(ssh);
    return target;
}

} // namespace zumik::session
