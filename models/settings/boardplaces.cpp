// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/boardplaces.h"

#include "models/settings/privatefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace zumik::settings {

namespace {

constexpr qint64 largestFile = 1 << 20; // bytes
constexpr qsizetype longestText = 4096;

void addFirst(QStringList &list, const QString &text, qsizetype most)
{
    list.removeAll(text);
    list.prepend(text);
    list = list.mid(0, most);
}

QStringList textsOf(const QJsonObject &object, const char *key, qsizetype most)
{
    QStringList texts;
    for (const QJsonValue value : object.value(QLatin1String(key)).toArray()) {
        const QString text = value.toString();
        if (!text.isEmpty() && text.size() <= longestText && !texts.contains(text) && texts.size() < most) {
            texts << text;
        }
    }
    return texts;
}

} // namespace

void BoardPlaces::addFolder(const QString &folder)
{
    if (!folders.contains(folder) && folders.size() < mostFolders) {
        folders << folder;
    }
}

void BoardPlaces::addFile(const QString &file)
{
    addFirst(files, file, mostFiles);
}

void BoardPlaces::noteOpened(const QString &board)
{
    addFirst(recent, board, mostRecent);
}

base::Result<BoardPlaces> readBoardPlaces(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists()) {
        return BoardPlaces{};
    }
    const std::string name = fileName.toStdString();
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{base::ErrorCode::FileUnreadable, file.errorString().toStdString(), name};
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(largestFile), &problem);
    if (problem.error != QJsonParseError::NoError) {
        return base::Error{base::ErrorCode::JsonInvalid, problem.errorString().toStdString(), name};
    }
    if (!document.isObject()) {
        return base::Error{base::ErrorCode::FormatInvalid, "not an object", name};
    }
    const QJsonObject object = document.object();
    return BoardPlaces{textsOf(object, "folders", BoardPlaces::mostFolders),
        textsOf(object, "files", BoardPlaces::mostFiles), textsOf(object, "recent", BoardPlaces::mostRecent)};
}

base::Status writeBoardPlaces(const QString &fileName, const BoardPlaces &places)
{
    const QJsonObject object{{QStringLiteral("version"), 1},
        {QStringLiteral("folders"), QJsonArray::fromStringList(places.folders)},
        {QStringLiteral("files"), QJsonArray::fromStringList(places.files)},
        {QStringLiteral("recent"), QJsonArray::fromStringList(places.recent)}};
    return writePrivateFile(fileName, QJsonDocument(object).toJson());
}

} // namespace zumik::settings
