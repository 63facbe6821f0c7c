// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/handover.h"

#include "models/boardfiles/boardfiles.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace zumik::app {

namespace {

base::Error wrong(const char *what)
{
    return {base::ErrorCode::FormatInvalid, what, "handover"};
}

QString *placeOf(WindowCommand &command, const QString &key)
{
    const std::pair<const char *, QString *> places[] = {{"profile", &command.source.profile},
        {"profileFile", &command.source.profileFile}, {"prometheus", &command.source.prometheus},
        {"snapshot", &command.source.snapshot}, {"dashboard", &command.dashboard}};
    for (const auto &[name, place] : places) {
        if (key == QLatin1String(name)) {
            return place;
        }
    }
    return nullptr;
}

QString absolute(const QString &fileName)
{
    return fileName.isEmpty() ? fileName : QFileInfo(fileName).absoluteFilePath();
}

} // namespace

QByteArray writeHandOver(const WindowCommand &command)
{
    const bool file = boardfiles::isPlace(command.dashboard);
    const std::pair<const char *, QString> fields[] = {{"profile", command.source.profile},
        {"profileFile", absolute(command.source.profileFile)}, {"prometheus", command.source.prometheus},
        {"snapshot", absolute(command.source.recording())},
        {"dashboard", file ? absolute(command.dashboard) : command.dashboard}};
    QJsonObject object;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty()) {
            object.insert(QLatin1String(name), value);
        }
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

base::Result<WindowCommand> readHandOver(const QByteArray &line)
{
    if (line.size() > longestHandOver) {
        return base::Error{base::ErrorCode::TooLarge, {}, "handover"};
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return base::Error{base::ErrorCode::JsonInvalid, problem.errorString().toStdString(), "handover"};
    }
    if (!document.isObject()) {
        return wrong("not an object");
    }
    WindowCommand command;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        QString *const place = placeOf(command, it.key());
        if (place == nullptr || !it->isString()) {
            return wrong(place == nullptr ? "an unknown key" : "not a text");
        }
        *place = it->toString();
    }
    return command.source.count() > 1 ? base::Result<WindowCommand>(wrong("two sources")) : command;
}

} // namespace zumik::app
