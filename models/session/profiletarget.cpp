// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profiletarget.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <algorithm>
#include <iterator>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace zumik::session {

namespace {

std::string ownUserName()
{
#ifdef Q_OS_UNIX
    if (const passwd *entry = ::getpwuid(::geteuid())) {
        return entry->pw_name;
    }
#endif
    return qEnvironmentVariable("USERNAME", qEnvironmentVariable("USER")).toStdString();
}

ssh::ConfigContext contextOf(const settings::Ssh &ssh)
{
    ssh::ConfigContext context;
    context.home = QDir::homePath().toStdString();
    context.localUser = ownUserName();
    context.localHost = QSysInfo::machineHostName().toStdString();
#ifdef Q_OS_UNIX
    context.userId = std::to_string(::geteuid());
#endif
    context.userFileNamed = !ssh.config.isEmpty();
    context.userFile = context.userFileNamed ? ssh.config.toStdString() : context.home + "/.ssh/config";
    context.files = ssh::diskFiles();
    context.environment = [](const std::string &name) {
        const bool set = qEnvironmentVariableIsSet(name.c_str());
        return set ? std::optional(qEnvironmentVariable(name.c_str()).toStdString()) : std::nullopt;
    };
    return context;
}

std::vector<ssh::Identity> identitiesOf(const settings::Ssh &ssh, const ssh::HostConfig &config)
{
    std::vector<ssh::Identity> identities;
    if (!ssh.identity.isEmpty()) {
        identities.push_back({ssh.identity.toStdString()});
        return identities;
    }
    for (const std::string &path : config.identityPaths) {
        if (QFile::exists(QString::fromStdString(path))) { // ssh(1) passes over one that isn't there
            identities.push_back({path});
        }
    }
    return identities;
}

std::vector<std::string> knownHostsOf(const settings::Ssh &ssh, const ssh::HostConfig &config)
{
    if (!ssh.knownHosts.isEmpty()) {
        return {ssh.knownHosts.toStdString()};
    }
    std::vector<std::string> files;
    for (const auto *each : {&config.userKnownHosts, &config.globalKnownHosts}) {
        std::copy_if(each->begin(), each->end(), std::back_inserter(files),
            [](const std::string &file) { return file != "none"; });
    }
    return files;
}

/// IdentityAgent: a socket's path, none, or the name of the variable that holds the path.
void takeAgent(const ssh::HostConfig &config, ssh::SshTarget &target)
{
    target.useAgent = config.agent.value_or("") != "none";
    target.identitiesOnly = config.identitiesOnly;
    if (!config.agent || !target.useAgent || *config.agent == "SSH_AUTH_SOCK") {
        return;
    }
    const bool variable = config.agent->front() == '$';
    target.agentSocket =
        variable ? qEnvironmentVariable(config.agent->c_str() + 1).toStdString() : *config.agent;
}

/// Never past a host that the config wants to be gone through.
base::Status refuseProxies(const ssh::HostConfig &config)
{
    const bool jump = !config.proxyJump.empty();
    if (!jump && config.proxyCommand.empty()) {
        return base::Done{};
    }
    return base::Error{base::ErrorCode::FormatUnsupported,
        "the ssh_config goes there through other hosts ("
            + (jump ? "ProxyJump " + config.proxyJump : "ProxyCommand " + config.proxyCommand) + ")",
        config.host};
}

bool canBeHost(const QString &host)
{
    // A name that a shell or a command line would read as something else is no host name.
    static const QString forbidden = QStringLiteral("'\"`$\\;&|<>()*?!{}");
    return !host.isEmpty() && !host.startsWith(QLatin1Char('-'))
        && std::none_of(host.begin(), host.end(),
            [](QChar c) { return c.isSpace() || c.unicode() < 0x20 || forbidden.contains(c); });
}

base::Error notAHost(const QString &name)
{
    return {base::ErrorCode::InvalidArgument, "not a host name", name.toStdString()};
}

} // namespace

base::Result<ssh::HostConfig> hostConfigOf(const settings::Ssh &ssh)
{
    if (!canBeHost(ssh.host)) {
        return notAHost(ssh.host);
    }
    ssh::HostQuestion question{ssh.host.toStdString(), std::nullopt, std::nullopt};
    if (!ssh.user.isEmpty()) {
        question.user = ssh.user.toStdString();
    }
    if (ssh.port != 0) {
        question.port = static_cast<std::uint16_t>(ssh.port);
    }
    auto config = ssh::resolveHost(question, contextOf(ssh));
    if (config && !canBeHost(QString::fromStdString(config->hostName))) {
        return notAHost(QString::fromStdString(config->hostName));
    }
    return config;
}

base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh)
{
    const auto config = hostConfigOf(ssh);
    if (!config) {
        return config.error();
    }
    if (const base::Status direct = refuseProxies(*config); !direct) {
        return direct.error();
    }
    ssh::SshTarget target;
    target.host = config->hostName;
    target.port = config->port;
    target.user = config->user;
    target.identities = identitiesOf(ssh, *config);
    takeAgent(*config, target);
    target.knownHosts = knownHostsOf(ssh, *config);
    target.hostKeyAlias = config->hostKeyAlias;
    if (config->serverAliveInterval.count() > 0) {
        target.keepaliveInterval = config->serverAliveInterval;
        target.keepaliveCount = config->serverAliveCountMax;
    }
    if (config->connectTimeout && config->connectTimeout->count() > 0) {
        target.connectTimeout = *config->connectTimeout;
    }
    return target;
}

} // namespace zumik::session
