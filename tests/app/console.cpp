// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace zumik::tests {

namespace {

QJsonObject findIn(const QJsonObject &whole, const char *list, const char *key, const char *value)
{
    for (const QJsonValue entry : whole.value(QLatin1String(list)).toArray()) {
        if (entry.toObject().value(QLatin1String(key)).toString() == QLatin1String(value)) {
            return entry.toObject();
        }
    }
    return {};
}

} // namespace

QJsonObject ConsoleRun::json() const
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object();
}

ConsoleRun runConsole(
    const std::vector<std::string> &arguments, const std::map<std::string, std::string> &environment)
{
    const TempDir dir("console");
    Command command{ZUMIK_CONSOLE, arguments};
    command.environment = environment;
    command.outputFile = dir.file("out");
    command.errorFile = dir.file("err");
    Process process(command);
    ConsoleRun run;
    run.status = process.wait(std::chrono::seconds(40)).value_or(-1);
    run.out = readFile(dir.file("out"));
    run.err = readFile(dir.file("err"));
    return run;
}

QJsonObject panelOf(const QJsonObject &rendered, const char *title)
{
    return findIn(rendered, "panels", "title", title);
}

double lastOf(const QJsonObject &panel, const char *series)
{
    const QJsonObject found = findIn(panel, "series", "name", series);
    return found.value(QLatin1String("last")).toDouble(std::numeric_limits<double>::quiet_NaN());
}

QJsonObject rowOf(const QJsonObject &checked, const char *id)
{
    return findIn(checked, "check", "id", id);
}

} // namespace zumik::tests
