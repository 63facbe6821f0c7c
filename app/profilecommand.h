// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <variant>
#include <vector>

namespace zumik::app {

struct ProfileListCommand {
    bool json = false;
};

struct ProfileShowCommand {
    QString name;
};

/// Either a file, or the parts.
struct ProfileAddCommand {
    QString name;
    QString file;
    QString ssh; ///< what parseSshAddress reads
    QString identity;
    QString knownHosts;
    QString prometheus; ///< URLs
    QString alertmanager;
    QString grafana;
    QString gpustack;
    std::vector<std::pair<QString, QString>> targets; ///< name and URL
    bool production = false;
    bool replace = false;
};

struct ProfileRemoveCommand {
    QString name;
};

struct ProfileSecretCommand {
    QString name;
    QString place; ///< what parseSecretPlace reads
    QString user; ///< makes it a password
};

/// What the ssh_config makes of a host.
struct ProfileResolveCommand {
    QString host; ///< what parseSshAddress reads
    QString config; ///< a file in place of the user's own
};

struct ProfileCommand {
    std::variant<ProfileListCommand, ProfileShowCommand, ProfileAddCommand, ProfileRemoveCommand,
        ProfileSecretCommand, ProfileResolveCommand>
        action;
};

/// The arguments after "profile"; `logJson` gets the value of --log-json. Errors: InvalidArgument.
base::Result<ProfileCommand> parseProfileCommand(const QStringList &arguments, QString &logJson);

/// Its part of the help.
QString profileHelp();

} // namespace zumik::app
