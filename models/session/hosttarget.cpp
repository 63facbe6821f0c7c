// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/hosttarget.h"

#include "models/session/usershell.h"
#include "models/ssh/config/tokens.h"

#include <QFile>

#include <algorithm>
#include <iterator>

namespace zumik::session {

namespace {

std::vector<ssh::Identity> identitiesOf(const ssh::HostConfig &config)
{
    std::vector<ssh::Identity> identities;
    for (const std::string &path : config.identityPaths) {
        if (QFile::exists(QString::fromStdString(path))) { // ssh(1) passes over one that isn't there
            identities.push_back({path});
        }
    }
    return identities;
}

std::vector<std::string> knownHostsOf(const ssh::HostConfig &config)
{
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

/// `no` is no more than `accept-new`: a changed key is never accepted.
ssh::UnknownKeys unknownKeysOf(ssh::HostKeyChecking checking)
{
    switch (checking) {
    case ssh::HostKeyChecking::Ask:
        return ssh::UnknownKeys::Ask;
    case ssh::HostKeyChecking::Strict:
        return ssh::UnknownKeys::Refuse;
    case ssh::HostKeyChecking::Off:
    case ssh::HostKeyChecking::AcceptNew:
        return ssh::UnknownKeys::Remember;
    }
    return ssh::UnknownKeys::Ask;
}

void takeTimes(const ssh::HostConfig &config, ssh::SshTarget &target)
{
    if (config.serverAliveInterval.count() > 0) {
        target.keepaliveInterval = config.serverAliveInterval;
        target.keepaliveCount = std::max(config.serverAliveCountMax, 1);
    }
    if (config.connectTimeout && config.connectTimeout->count() > 0) {
        target.connectTimeout = *config.connectTimeout;
    }
}

/// As ssh(1) has it run: by the user's shell, which it replaces.
base::Result<ssh::ProxyCommand> commandOf(const ssh::HostConfig &config)
{
    if (config.proxyCommand == "-") {
        return base::Error{base::ErrorCode::FormatUnsupported, "ProxyCommand - has no use here", config.host};
    }
    const std::string alias = config.hostKeyAlias.empty() ? config.host : config.hostKeyAlias;
    const auto line = ssh::expandTokens(config.proxyCommand,
        {{'h', config.hostName}, {'k', alias}, {'n', config.host}, {'p', std::to_string(config.port)},
            {'r', config.user}});
    if (!line) {
        return base::Error{line.error().code, "ProxyCommand: " + line.error().message, config.host};
    }
    ssh::ProxyCommand command;
    command.line = *line;
    UserShell shell = UserShell::find();
    command.shell = std::move(shell.program);
    command.environment = std::move(shell.environment);
    return command;
}

} // namespace

base::Result<ssh::SshTarget> hostTargetOf(const ssh::HostConfig &config)
{
    ssh::SshTarget target;
    target.host = config.hostName;
    target.port = config.port;
    target.user = config.user;
    target.alias = config.host;
    target.addressFamily = config.addressFamily;
    target.identities = identitiesOf(config);
    target.certificates = config.certificatePaths;
    takeAgent(config, target);
    target.knownHosts = knownHostsOf(config);
    target.hostKeyAlias = config.hostKeyAlias;
    target.unknownKeys = unknownKeysOf(config.hostKeyChecking);
    target.hashKnownHosts = config.hashKnownHosts.value_or(true);
    takeTimes(config, target);
    target.algorithms = {config.keyExchanges.value_or(ssh::AlgorithmList{}),
        config.hostKeys.value_or(ssh::AlgorithmList{}), config.ciphers.value_or(ssh::AlgorithmList{}),
        config.macs.value_or(ssh::AlgorithmList{})};
    if (!config.proxyCommand.empty()) {
        auto command = commandOf(config);
        if (!command) {
            return command.error();
        }
        target.proxyCommand = *std::move(command);
    }
    return target;
}

} // namespace zumik::session
