// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations of a resource: pkg/apimachinery/utils/meta.go of Grafana ("grafana.app/folder", ...).
#include "models/clients/grafana/boardanswer.h"

#include "models/clients/grafana/jsonlook.h"

#include <QJsonDocument>

#include <algorithm>

namespace zumik::clients::grafana {

namespace {

constexpr int deepestRow = 3;

base::Error noBoard()
{
    return {base::ErrorCode::FormatInvalid, "not Grafana's answer: no dashboard", {}};
}

using Uids = std::vector<std::string>;

void addMissing(const QJsonArray &panels, const QJsonObject &elements, int depth, Uids &uids)
{
    for (const QJsonValue value : panels) {
        const QJsonObject panel = value.toObject();
        const QJsonObject library = panel[QLatin1String("libraryPanel")].toObject();
        const QString uid = library[QLatin1String("uid")].toString();
        const bool known = library[QLatin1String("model")].isObject() || elements.contains(uid);
        const bool listed = std::find(uids.begin(), uids.end(), uid.toStdString()) != uids.end();
        if (!uid.isEmpty() && !known && !listed && uids.size() < mostElements) {
            uids.push_back(uid.toStdString());
        }
        if (depth < deepestRow) {
            addMissing(panel[QLatin1String("panels")].toArray(), elements, depth + 1, uids);
        }
    }
}

/// The panels of the v2 form: {"panel-1": {"kind": "LibraryPanel", "spec": {"libraryPanel": {"uid"}}}}
QJsonArray specsOf(const QJsonObject &elements)
{
    QJsonArray specs;
    for (const QJsonValue element : elements) {
        specs.append(element.toObject()[QLatin1String("spec")]);
    }
    return specs;
}

/// Library panels have been in Grafana since 8.0, whose boards have no "rows" any more.
Uids missingOf(const QJsonObject &dashboard)
{
    Uids uids;
    const QJsonObject known = dashboard[QLatin1String("__elements")].toObject();
    addMissing(dashboard[QLatin1String("panels")].toArray(), known, 0, uids);
    addMissing(specsOf(dashboard[QLatin1String("elements")].toObject()), known, 0, uids);
    return uids;
}

/// In the v2 form a model stands inside of `libraryPanel`.
void fillElements(QJsonObject &board, const QJsonObject &models)
{
    QJsonObject elements = board[QLatin1String("elements")].toObject();
    for (auto element = elements.begin(); element != elements.end(); ++element) {
        QJsonObject whole = element.value().toObject();
        QJsonObject spec = whole[QLatin1String("spec")].toObject();
        QJsonObject library = spec[QLatin1String("libraryPanel")].toObject();
        const QJsonValue model = models[library[QLatin1String("uid")].toString()];
        if (model.isObject()) {
            library.insert(QStringLiteral("model"), model.toObject()[QLatin1String("model")]);
            spec.insert(QStringLiteral("libraryPanel"), library);
            whole.insert(QStringLiteral("spec"), spec);
            element.value() = whole;
        }
    }
    if (!elements.isEmpty()) {
        board.insert(QStringLiteral("elements"), elements);
    }
}

BoardMeta classicMeta(const QJsonObject &meta, const QJsonObject &dashboard)
{
    BoardMeta read;
    read.uid = textOf(dashboard, "uid");
    read.title = textOf(dashboard, "title");
    read.url = textOf(meta, "url");
    read.folder = textOf(meta, "folderTitle");
    read.folderUid = textOf(meta, "folderUid");
    read.version = intOf(meta[QLatin1String("version")]);
    read.provisioned = meta[QLatin1String("provisioned")].toBool();
    read.updated = writtenTime(meta, "updated");
    read.updatedBy = textOf(meta, "updatedBy");
    return read;
}

BoardMeta resourceMeta(const QJsonObject &metadata, const QJsonObject &spec)
{
    const QJsonObject notes = metadata[QLatin1String("annotations")].toObject();
    BoardMeta read;
    read.uid = textOf(metadata, "name");
    read.title = textOf(spec, "title");
    read.folderUid = textOf(notes, "grafana.app/folder");
    read.version = intOf(metadata[QLatin1String("generation")]);
    read.provisioned = !textOf(notes, "grafana.app/managedBy").empty();
    read.updated = writtenTime(notes, "grafana.app/updatedTimestamp");
    read.updatedBy = textOf(notes, "grafana.app/updatedBy");
    return read;
}

} // namespace

base::Result<Board> readBoard(std::string json)
{
    const auto object = objectOf(json);
    if (!object) {
        return object.error();
    }
    const QJsonValue dashboard = object->value(QLatin1String("dashboard"));
    if (!dashboard.isObject()) {
        return noBoard();
    }
    return Board{std::move(json),
        classicMeta(object->value(QLatin1String("meta")).toObject(), dashboard.toObject()),
        missingOf(dashboard.toObject())};
}

base::Result<Board> readBoardVersion(std::string_view json, const std::string &uid)
{
    const auto object = objectOf(json);
    if (!object) {
        return object.error();
    }
    QJsonValue data = object->value(QLatin1String("data"));
    if (!data.isObject()) {
        return noBoard();
    }
    BoardMeta meta = classicMeta({}, data.toObject());
    meta.uid = uid;
    meta.version = intOf(object->value(QLatin1String("version")));
    meta.updated = writtenTime(*object, "created");
    meta.updatedBy = textOf(*object, "createdBy");
    const QByteArray text = QJsonDocument(data.toObject()).toJson(QJsonDocument::Compact);
    return Board{text.toStdString(), std::move(meta), missingOf(data.toObject())};
}

base::Result<Board> readBoardResource(std::string json)
{
    const auto object = objectOf(json);
    if (!object) {
        return object.error();
    }
    const QJsonValue spec = object->value(QLatin1String("spec"));
    if (!spec.isObject()) {
        return noBoard();
    }
    return Board{std::move(json),
        resourceMeta(object->value(QLatin1String("metadata")).toObject(), spec.toObject()),
        missingOf(spec.toObject())};
}

std::string withElements(const std::string &json, const std::vector<LibraryElement> &elements)
{
    auto root = objectOf(json);
    if (!root || elements.empty()) {
        return json;
    }
    const QLatin1String key(root->contains(QLatin1String("dashboard")) ? "dashboard" : "spec");
    const bool wrapped = root->value(key).isObject();
    QJsonObject board = wrapped ? root->value(key).toObject() : *root;
    QJsonObject models = board[QLatin1String("__elements")].toObject();
    for (const LibraryElement &element : elements) {
        models.insert(
            QString::fromStdString(element.uid), QJsonObject{{QStringLiteral("model"), element.model}});
    }
    board.insert(QStringLiteral("__elements"), models);
    fillElements(board, models);
    if (wrapped) {
        root->insert(key, board);
    }
    return QJsonDocument(wrapped ? *root : board).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace zumik::clients::grafana
