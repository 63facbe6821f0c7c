// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profilecommand.h"

#include "app/options.h"

#include <QCoreApplication>

namespace zumik::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ProfileCommand)
};

using Parsed = base::Result<ProfileCommand>;

/// The options that were set up, then the profile's name and what else stands without a dash.
base::Result<QStringList> named(Options &options, const QStringList &arguments, qsizetype count = 1)
{
    auto rest = options.read(arguments);
    if (!rest) {
        return rest;
    }
    if (rest->isEmpty() && count > 0) {
        return usage(Text::tr("The profile's name is missing."));
    }
    if (auto wrong = checkCount(*rest, count, Text::tr("KIND (which of the profile's secrets)"))) {
        return *wrong;
    }
    return rest;
}

Parsed parseList(Options &options, const QStringList &arguments)
{
    ProfileListCommand command;
    options.flag(QStringLiteral("--json"), command.json);
    const auto rest = named(options, arguments, 0);
    return rest ? Parsed(ProfileCommand{command}) : rest.error();
}

Parsed parseShow(Options &options, const QStringList &arguments)
{
    bool always = true; // a profile is shown as the JSON that it is
    options.flag(QStringLiteral("--json"), always);
    const auto rest = named(options, arguments);
    return rest ? Parsed(ProfileCommand{ProfileShowCommand{rest->at(0)}}) : rest.error();
}

Parsed parseResolve(Options &options, const QStringList &arguments)
{
    ProfileResolveCommand command;
    options.value(QStringLiteral("--config"), command.config);
    const auto rest = named(options, arguments);
    if (!rest) {
        return rest.error();
    }
    command.host = rest->at(0);
    return ProfileCommand{command};
}

Parsed parseRemove(Options &options, const QStringList &arguments)
{
    const auto rest = named(options, arguments);
    return rest ? Parsed(ProfileCommand{ProfileRemoveCommand{rest->at(0)}}) : rest.error();
}

Parsed parseSecret(Options &options, const QStringList &arguments)
{
    if (arguments.value(0) != QLatin1String("set")) {
        return usage(Text::tr("A secret is set: zumik-console profile secret set NAME KIND."));
    }
    ProfileSecretCommand command;
    options.value(QStringLiteral("--user"), command.user);
    const auto rest = named(options, arguments.mid(1), 2);
    if (!rest) {
        return rest.error();
    }
    command.name = rest->at(0);
    command.place = rest->at(1);
    return ProfileCommand{command};
}

void addParts(Options &options, ProfileAddCommand &command, QString &badTarget)
{
    options.value(QStringLiteral("--ssh"), command.ssh);
    options.value(QStringLiteral("--identity"), command.identity);
    options.value(QStringLiteral("--known-hosts"), command.knownHosts);
    options.value(QStringLiteral("--prometheus"), command.prometheus);
    options.value(QStringLiteral("--alertmanager"), command.alertmanager);
    options.value(QStringLiteral("--grafana"), command.grafana);
    options.value(QStringLiteral("--gpustack"), command.gpustack);
    options.value(QStringLiteral("--target"), [&](const QString &text) {
        const qsizetype equals = text.indexOf(QLatin1Char('='));
        if (equals < 1) {
            badTarget = text;
        }
        command.targets.emplace_back(text.left(equals), text.mid(equals + 1));
    });
}

bool hasParts(const ProfileAddCommand &command)
{
    const QStringList parts{command.ssh, command.identity, command.knownHosts, command.prometheus,
        command.alertmanager, command.grafana, command.gpustack};
    return !parts.join(QString()).isEmpty() || !command.targets.empty();
}

Parsed parseAdd(Options &options, const QStringList &arguments)
{
    ProfileAddCommand command;
    QString badTarget;
    options.value(QStringLiteral("--file"), command.file);
    options.flag(QStringLiteral("--production"), command.production);
    options.flag(QStringLiteral("--replace"), command.replace);
    addParts(options, command, badTarget);
    const auto rest = named(options, arguments);
    if (!rest) {
        return rest.error();
    }
    if (!badTarget.isNull()) {
        return usage(Text::tr("A target is given as NAME=URL, not %1.").arg(badTarget));
    }
    if (command.file.isEmpty() != hasParts(command)) {
        return usage(Text::tr("Say what the profile is: --file FILE.json, or its parts (--prometheus URL "
                              "and more), not both."));
    }
    command.name = rest->at(0);
    return ProfileCommand{std::move(command)};
}

} // namespace

base::Result<ProfileCommand> parseProfileCommand(const QStringList &arguments, QString &logJson)
{
    using Parse = Parsed (*)(Options &, const QStringList &);
    static const std::map<QString, Parse> actions{
        {QStringLiteral("list"), parseList},
        {QStringLiteral("show"), parseShow},
        {QStringLiteral("add"), parseAdd},
        {QStringLiteral("remove"), parseRemove},
        {QStringLiteral("resolve"), parseResolve},
        {QStringLiteral("secret"), parseSecret},
    };
    const auto action = actions.find(arguments.value(0));
    if (action == actions.end()) {
        return usage(
            Text::tr("Say what to do with profiles: list, show, add, remove, resolve or secret set."));
    }
    Options options;
    options.value(QStringLiteral("--log-json"), logJson);
    return action->second(options, arguments.mid(1));
}

QString profileHelp()
{
    return Text::tr(
        "  zumik-console profile list [--json] | show NAME | remove NAME\n"
        "  zumik-console profile add NAME --file FILE.json [--production] [--replace]\n"
        "  zumik-console profile add NAME [--ssh USER@HOST:PORT] [--identity FILE] [--known-hosts FILE]\n"
        "                [--prometheus URL] [--alertmanager URL] [--grafana URL] [--gpustack URL]\n"
        "                [--target NAME=URL]... [--production] [--replace]\n"
        "  zumik-console profile resolve HOST [--config FILE]     what the ssh_config makes of it, as ssh "
        "-G\n"
        "  zumik-console profile secret set NAME KIND [--user USER]     reads the secret from stdin\n"
        "                KIND: prometheus, alertmanager, grafana, gpustack, target:NAME,\n"
        "                source:NAME/prometheus, ssh (the key's passphrase) or ssh/password; a header's "
        "value:\n"
        "                KIND/header:HEADER\n");
}

} // namespace zumik::app
