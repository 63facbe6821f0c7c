// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/packs.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr qint64 largestFile = 16 << 20; // bytes

base::Result<QJsonObject> readObject(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists()) {
        return base::Error{base::ErrorCode::FileNotFound, {}, fileName.toStdString()};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{
            base::ErrorCode::FileUnreadable, file.errorString().toStdString(), fileName.toStdString()};
    }
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(file.read(largestFile), &problem);
    if (problem.error != QJsonParseError::NoError) {
        return base::Error{
            base::ErrorCode::JsonInvalid, problem.errorString().toStdString(), fileName.toStdString()};
    }
    if (!document.isObject()) {
        return base::Error{base::ErrorCode::FormatInvalid, "not a JSON object", fileName.toStdString()};
    }
    return document.object();
}

std::string textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().toStdString();
}

} // namespace

base::Result<Pack> readPack(const QString &folder)
{
    const QString packFile = folder + QStringLiteral("/pack.json");
    const auto json = readObject(packFile);
    if (!json) {
        return json.error();
    }
    Pack pack{textOf(*json, "id"), textOf(*json, "title"), {}, {}};
    if (pack.id.empty() || pack.title.empty()) {
        return base::Error{
            base::ErrorCode::FormatInvalid, R"(a pack needs "id" and "title")", packFile.toStdString()};
    }
    for (const QJsonValue name : json->value(QLatin1String("dashboards")).toArray()) {
        const QString file = folder + QLatin1Char('/') + name.toString();
        const auto board = readObject(file);
        if (!board) {
            return board.error();
        }
        pack.dashboards.push_back({textOf(*board, "uid"), textOf(*board, "title"), file});
    }
    for (const QJsonValue entry : json->value(QLatin1String("absent")).toArray()) {
        const QJsonObject absence = entry.toObject();
        pack.absences.push_back(
            {textOf(absence, "dashboard"), textOf(absence, "series"), textOf(absence, "sentence")});
    }
    return pack;
}

PackList readPacks(const QString &folder)
{
    PackList list;
    for (const QString &name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        auto pack = readPack(folder + QLatin1Char('/') + name);
        if (pack) {
            list.packs.push_back(std::move(*pack));
        } else {
            list.errors.push_back(pack.error());
        }
    }
    return list;
}

} // namespace zumik::dashboard
