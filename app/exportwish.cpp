// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportwish.h"

#include "app/dashboardlibrary.h"
#include "app/panelsource.h"
#include "models/boardfiles/boardfiles.h"

#include <QFile>

namespace zumik::app {

namespace {

/// Times as they were written: those of the interrupted one are in its own plan.
std::string argumentsOf(const ExportCommand &command)
{
    QStringList parts{command.time.from, command.time.to};
    parts << command.dashboards << command.matches << command.redact;
    parts << (command.tsdbDirectory ? QStringLiteral("tsdb-dir") : QStringLiteral("zsnap"));
    return parts.join(QLatin1Char(' ')).simplified().toStdString();
}

} // namespace

base::Result<ExportedBoard> exportedBoard(const DashboardLibrary &library, const QString &idOrFile)
{
    auto loaded = library.load(idOrFile);
    if (!loaded) {
        return loaded.error();
    }
    const QString place = boardPlace(library, idOrFile);
    if (boardfiles::isPlace(place) && !place.startsWith(QLatin1Char(':'))) {
        const auto json = boardfiles::readJson(place);
        return json ? base::Result(ExportedBoard{std::move(loaded->dashboard), json->toStdString()})
                    : json.error();
    }
    QFile file(place);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{
            base::ErrorCode::FileUnreadable, file.errorString().toStdString(), place.toStdString()};
    }
    return ExportedBoard{std::move(loaded->dashboard), file.readAll().toStdString()};
}

base::Result<ExportWish> wishOf(const ExportCommand &command, base::Time now)
{
    ExportWish wish;
    wish.out = QFile::encodeName(command.out).toStdString();
    wish.format =
        command.tsdbDirectory ? snapshot::record::Format::TsdbDirectory : snapshot::record::Format::Zsnap;
    wish.resume = command.resume;
    wish.arguments = argumentsOf(command);
    const auto from = base::parseTime(command.time.from.toStdString(), now);
    const auto to = base::parseTime(command.time.to.toStdString(), now);
    if (!from || !to) {
        return !from ? from.error() : to.error();
    }
    if (*to <= *from) {
        return base::Error{base::ErrorCode::InvalidArgument, "the range must end after it starts", {}};
    }
    wish.range = {*from, *to};
    if (!command.redact.isEmpty()) {
        auto rules = snapshot::parseRedactionRules(command.redact.toStdString());
        if (!rules) {
            return rules.error();
        }
        wish.redact = *std::move(rules);
    }
    for (const QString &match : command.matches) {
        auto selection = snapshot::record::selectionOf(match.toStdString());
        if (!selection) {
            return selection.error();
        }
        wish.matches.push_back(*std::move(selection));
    }
    return wish;
}

} // namespace zumik::app
