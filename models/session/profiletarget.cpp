// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profiletarget.h"

#include "models/session/hosttarget.h"
#include "models/session/usershell.h"
#include "models/ssh/config/hostway.h"
#include "models/ssh/destination.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSysInfo>

#include <algorithm>
#include <thread>

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

ssh::ConfigContext contextOf(const settings::Ssh &ssh, const ssh::CommandTest &test = {})
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
    if (!context.userFileNamed) {
        context.commandTest = test;
    }
    context.sha1 = [](const std::string &text) {
        return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha1)
            .toHex()
            .toStdString();
    };
    context.environment = [](const std::string &name) {
        const bool set = qEnvironmentVariableIsSet(name.c_str());
        return set ? std::optional(qEnvironmentVariable(name.c_str()).toStdString()) : std::nullopt;
    };
    return context;
}

bool canBeHost(const QString &host)
{
    // A name that a shell or a command line would read as something else is no host name.
    static const QString forbidden = QStringLiteral("'\"`$\\;&|<>()*?!{}");
    return !host.isEmpty() && !host.startsWith(QLatin1Char('-'))
        && std::none_of(host.begin(), host.end(),
            [](QChar c) { return c.isSpace() || c.unicode() < 0x20 || forbidden.contains(c); });
}

base::Error notAHost(const std::string &name)
{
    return {base::ErrorCode::InvalidArgument, "not a host name", name};
}

ssh::HostQuestion questionOf(const settings::Ssh &ssh)
{
    ssh::HostQuestion question{ssh.host.toStdString(), std::nullopt, std::nullopt};
    if (!ssh.user.isEmpty()) {
        question.user = ssh.user.toStdString();
    }
    if (ssh.port != 0) {
        question.port = static_cast<std::uint16_t>(ssh.port);
    }
    return question;
}

/// Before anything is read, and again when it is known where that leads.
std::optional<base::Error> refusalOf(const ssh::HostConfig &config)
{
    for (const std::string &name : {config.host, config.hostName}) {
        if (!canBeHost(QString::fromStdString(name))) {
            return notAHost(name);
        }
    }
    return std::nullopt;
}

/// A config that others may write to can name hosts; what it would have done without asking isn't done.
base::Status judgeCommand(const settings::Ssh &ssh, const ssh::ConfigContext &context)
{
    if (!context.userFileNamed) {
        return base::Done{};
    }
    const auto read = context.files.read(ssh.config.toStdString(), true);
    return read ? base::Status(base::Done{})
                : base::Error{read.error().code, "its ProxyCommand is not run: " + read.error().message,
                    read.error().where};
}

ssh::CommandTest testFor(MatchExec commands)
{
    if (commands == MatchExec::Ignored) {
        return {};
    }
    return [shell = UserShell::find()](const std::string &line) {
        return shell.succeeds(line);
    };
}

base::Result<SshWay> followWay(const settings::Ssh &ssh, const ssh::ConfigContext &context)
{
    if (!canBeHost(ssh.host)) {
        return notAHost(ssh.host.toStdString());
    }
    auto way = ssh::resolveWay(questionOf(ssh), context);
    for (std::size_t i = 0; way && i < way->size(); ++i) {
        if (auto refusal = refusalOf((*way)[i])) {
            return *std::move(refusal);
        }
    }
    if (way && !way->front().proxyCommand.empty()) {
        if (const base::Status judged = judgeCommand(ssh, context); !judged) {
            return judged.error();
        }
    }
    return way;
}

void addOnce(const std::string &text, QStringList &list)
{
    if (const QString entry = QString::fromStdString(text); !list.contains(entry)) {
        list << entry;
    }
}

} // namespace

base::Result<ssh::HostConfig> hostConfigOf(const settings::Ssh &ssh, MatchExec commands)
{
    if (!canBeHost(ssh.host)) {
        return notAHost(ssh.host.toStdString());
    }
    auto config = ssh::resolveHost(questionOf(ssh), contextOf(ssh, testFor(commands)));
    const auto refusal = config ? refusalOf(*config) : std::nullopt;
    return refusal ? base::Result<ssh::HostConfig>(*refusal) : config;
}

base::Result<SshWay> sshWayOf(const settings::Ssh &ssh, MatchExec commands)
{
    return followWay(ssh, contextOf(ssh, testFor(commands)));
}

/// The system and the environment are asked here; what a thread of its own does is read and run.
void findSshWay(const settings::Ssh &ssh, MatchExec commands, const async::Receiver &receiver,
    std::function<void(base::Result<SshWay>)> answer)
{
    std::thread([ssh, context = contextOf(ssh, testFor(commands)), receiver, answer = std::move(answer)] {
        receiver.post([way = followWay(ssh, context), answer] { answer(way); });
    }).detach();
}

base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh)
{
    const auto way = sshWayOf(ssh);
    return way ? sshTargetOf(ssh, *way) : base::Result<ssh::SshTarget>(way.error());
}

base::Result<ssh::SshTarget> sshTargetOf(const settings::Ssh &ssh, const SshWay &way)
{
    std::vector<ssh::SshTarget> servers;
    for (const ssh::HostConfig &config : way) {
        auto server = hostTargetOf(config);
        if (!server) {
            return server.error();
        }
        servers.push_back(*std::move(server));
    }
    ssh::SshTarget target = std::move(servers.back());
    servers.pop_back();
    target.hops = std::move(servers);
    if (!ssh.identity.isEmpty()) {
        target.identities.clear();
        target.identities.push_back({ssh.identity.toStdString()});
    }
    if (!ssh.knownHosts.isEmpty()) {
        target.knownHosts = {ssh.knownHosts.toStdString()};
    }
    return target;
}

void addWay(const settings::Ssh &ssh, MatchExec commands, settings::ProfileUses &uses)
{
    for (const bool outcome : {true, false}) {
        const auto suppose = [&](const std::string &line) {
            addOnce(line, uses.commands);
            return base::Result(outcome);
        };
        const bool runs = commands == MatchExec::Run;
        const auto way =
            followWay(ssh, contextOf(ssh, runs ? ssh::CommandTest(suppose) : ssh::CommandTest()));
        const auto target = way ? sshTargetOf(ssh, *way) : base::Result<ssh::SshTarget>(way.error());
        if (!target) {
            continue;
        }
        for (const ssh::SshTarget &hop : target->hops) {
            addOnce(hop.user + "@" + ssh::toText({hop.host, hop.port}), uses.hops);
        }
        const ssh::SshTarget &nearest = target->hops.empty() ? *target : target->hops.front();
        if (nearest.proxyCommand) {
            addOnce(nearest.proxyCommand->line, uses.commands);
        }
    }
}

} // namespace zumik::session
