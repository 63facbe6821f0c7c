// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/packs.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr qint64 largestFile = 16 << 20; // bytes

base::Result<QByteArray> readFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists()) {
        return base::Error{base::ErrorCode::FileNotFound, {}, fileName.toStdString()};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{
            base::ErrorCode::FileUnreadable, file.errorString().toStdString(), fileName.toStdString()};
    }
    QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile) {
        return base::Error{base::ErrorCode::TooLarge, "more than 16 MiB", fileName.toStdString()};
    }
    return content;
}

base::Result<QJsonObject> readObject(const QString &fileName)
{
    const auto content = readFile(fileName);
    if (!content) {
        return content.error();
    }
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(*content, &problem);
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

bool hasDashboard(const Pack &pack, const std::string &id)
{
    return std::any_of(pack.dashboards.begin(), pack.dashboards.end(),
        [&](const PackDashboard &dashboard) { return dashboard.id == id; });
}

/// Gives the dashboards their ids and titles.
base::Status identify(Pack &pack, const QString &folder)
{
    for (PackDashboard &dashboard : pack.dashboards) {
        dashboard.file = folder + QLatin1Char('/') + dashboard.file;
        const auto board = readObject(dashboard.file);
        if (!board) {
            return board.error();
        }
        std::string id = textOf(*board, "uid");
        if (id.empty() || hasDashboard(pack, id)) {
            return base::Error{base::ErrorCode::FormatInvalid,
                R"(a dashboard of a pack needs a "uid" of its own)", dashboard.file.toStdString()};
        }
        dashboard.id = std::move(id);
        dashboard.title = textOf(*board, "title");
    }
    return base::Done{};
}

void addAbsences(Pack &pack, const std::string &dashboard, const PackExpectation &expectation)
{
    const auto &series = expectation.series;
    const PackAbsence absence{
        dashboard, series.front(), expectation.absent, {series.begin() + 1, series.end()}, {}};
    if (expectation.panels.empty()) {
        pack.absences.push_back(absence);
    }
    for (const std::string &panel : expectation.panels) {
        pack.absences.push_back(absence);
        pack.absences.back().panel = panel;
    }
}

base::Status deriveAbsences(Pack &pack, const std::string &packFile)
{
    for (const PackExpectation &expectation : pack.expectations) {
        for (const std::string &id : expectation.dashboards) {
            if (!hasDashboard(pack, id)) {
                return base::Error{base::ErrorCode::FormatInvalid,
                    "no dashboard of the pack has the uid \"" + id + "\"", packFile};
            }
        }
        for (const PackDashboard &dashboard : pack.dashboards) {
            if (!expectation.absent.empty() && expectation.isOf(dashboard.id)) {
                addAbsences(pack, dashboard.id, expectation);
            }
        }
    }
    return base::Done{};
}

/// Who has the pack's id, or a dashboard of one of its uids, already.
const Pack *ownerOf(const std::vector<Pack> &packs, const Pack &pack)
{
    const auto taken = [&](const Pack &other) {
        return other.id == pack.id
            || std::any_of(pack.dashboards.begin(), pack.dashboards.end(),
                [&](const PackDashboard &dashboard) { return hasDashboard(other, dashboard.id); });
    };
    const auto found = std::find_if(packs.begin(), packs.end(), taken);
    return found == packs.end() ? nullptr : &*found;
}

void addPack(PackList &list, const QString &folder)
{
    auto pack = readPack(folder);
    if (!pack) {
        list.errors.push_back(pack.error());
    } else if (const Pack *owner = ownerOf(list.packs, *pack)) {
        list.errors.push_back(base::Error{base::ErrorCode::FormatInvalid,
            "its id, or a dashboard's uid, is the pack \"" + owner->id + "\"'s already",
            folder.toStdString()});
    } else {
        list.packs.push_back(std::move(*pack));
    }
}

} // namespace

bool PackExpectation::isOf(const std::string &dashboard) const
{
    return dashboards.empty()
        || std::find(dashboards.begin(), dashboards.end(), dashboard) != dashboards.end();
}

base::Result<Pack> readPack(const QString &folder)
{
    const QString packFile = folder + QStringLiteral("/pack.yaml");
    const auto content = readFile(packFile);
    if (!content) {
        return content.error();
    }
    auto pack = readPackText({content->constData(), std::size_t(content->size())}, packFile.toStdString());
    if (!pack) {
        return pack;
    }
    if (const auto identified = identify(*pack, folder); !identified) {
        return identified.error();
    }
    if (const auto derived = deriveAbsences(*pack, packFile.toStdString()); !derived) {
        return derived.error();
    }
    return pack;
}

PackList readPacks(const QString &folder)
{
    PackList list;
    addPacks(list, folder);
    return list;
}

void addPacks(PackList &list, const QString &folder)
{
    for (const QString &name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        addPack(list, folder + QLatin1Char('/') + name);
    }
}

} // namespace zumik::dashboard
