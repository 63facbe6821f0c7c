// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profilecommand.h"
#include "models/base/duration.h"
#include "models/base/result.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace zumik::app {

/// Where the data comes from; exactly one is set.
struct SourceOption {
    QString profile; ///< the name of a saved profile
    QString profileFile;
    QString prometheus = {}; ///< a URL
    QString snapshot = {}; ///< a file or a directory
    int semantics = 0; ///< Prometheus's major version that a snapshot is asked as; 0: the usual, as
                       ///< a .zsnap says, else 2

    /// How many of the places are named.
    int count() const
    {
        return int(!profile.isEmpty()) + int(!profileFile.isEmpty()) + int(!prometheus.isEmpty())
            + int(!snapshot.isEmpty());
    }

    bool given() const { return count() > 0; }
};

struct TimeOption {
    QString from = QStringLiteral("now-6h");
    QString to = QStringLiteral("now");
};

struct WindowCommand {
    SourceOption source; ///< may be absent: the window then offers the ways in
    QString dashboard;
};

struct QueryCommand {
    SourceOption source;
    QString expression;
    QString time; ///< instant; empty: now, which is a snapshot's end
    QString start; ///< range; all three or none
    QString end;
    QString step;
};

struct RenderCommand {
    SourceOption source;
    QString dashboard; ///< an id or a file
    bool timeGiven = false; ///< else the dashboard's own range
    TimeOption time;
    std::vector<std::pair<QString, QString>> variables; ///< a name may come several times
    std::optional<int> panel;
    std::optional<base::Duration> compare; ///< with the same so much earlier
    QSize size{1920, 1200};
    QString theme = QStringLiteral("dark");
    QString out;
    bool json = false;
};

struct FetchCommand {
    SourceOption source;
    QString url;
};

struct CheckCommand {
    SourceOption source;
    QStringList packs;
    bool json = false;
};

struct DriveCommand {
    SourceOption source; ///< may be absent, as for the window
    QString dashboard;
    QString script; ///< a file
    QSize size; ///< empty: the usual
    QString theme = QStringLiteral("dark");
};

struct DashboardsCommand {
    SourceOption source; ///< may be absent: then those of the packs
    bool json = false;
};

/// What a snapshot holds.
struct InspectCommand {
    QString path; ///< a file or a directory
    bool verify = false;
    bool json = false;
};

struct HelpCommand {
    QString topic;
};

struct VersionCommand { };

struct CommandLine {
    std::variant<WindowCommand, QueryCommand, RenderCommand, FetchCommand, CheckCommand, DriveCommand,
        DashboardsCommand, InspectCommand, ProfileCommand, HelpCommand, VersionCommand>
        command;
    QString logJson; ///< a file; empty: none
};

/// Reads the arguments without the program's name. Errors: InvalidArgument with a sentence that names the
/// argument.
base::Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// The text of --help.
QString helpText();

} // namespace zumik::app
