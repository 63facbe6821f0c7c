// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/answers.h"

#include "models/clients/grafana/jsonlook.h"

#include <algorithm>

namespace zumik::clients::grafana {

namespace {

template <typename T> using List = base::Result<std::vector<T>>;

/// What `read` makes of each object; without those that it makes nothing of.
template <typename T, typename Read> List<T> readEach(const QJsonArray &array, Read read)
{
    std::vector<T> all;
    for (const QJsonValue value : array) {
        if (std::optional<T> one = read(value.toObject())) {
            all.push_back(std::move(*one));
        }
    }
    return all;
}

template <typename T, typename Read> List<T> readList(std::string_view json, Read read)
{
    const auto array = arrayOf(json);
    return array ? readEach<T>(*array, read) : List<T>(array.error());
}

std::optional<BoardHit> readHit(const QJsonObject &json)
{
    BoardHit hit{textOf(json, "uid"), textOf(json, "title"), textsOf(json[QLatin1String("tags")]),
        textOf(json, "folderUid"), textOf(json, "folderTitle"), textOf(json, "url"),
        json[QLatin1String("isStarred")].toBool()};
    const std::string type = textOf(json, "type");
    const bool board = !hit.uid.empty() && (type.empty() || type == "dash-db");
    return board ? std::optional(std::move(hit)) : std::nullopt;
}

std::optional<Annotation> readAnnotation(const QJsonObject &json)
{
    const auto from = epochTime(json[QLatin1String("time")]);
    if (!from) {
        return std::nullopt;
    }
    Annotation read;
    read.from = *from;
    read.until = std::max(*from, epochTime(json[QLatin1String("timeEnd")]).value_or(*from));
    read.text = textOf(json, "text");
    read.tags = textsOf(json[QLatin1String("tags")]);
    read.boardUid = textOf(json, "dashboardUID");
    read.panelId = intOf(json[QLatin1String("panelId")]);
    read.alertName = textOf(json, "alertName");
    read.newState = textOf(json, "newState");
    return read;
}

std::optional<NotifiedAlert> readNotified(const QJsonObject &json)
{
    const QJsonObject status = json[QLatin1String("status")].toObject();
    NotifiedAlert alert;
    alert.labels = labelsOf(json[QLatin1String("labels")]);
    alert.annotations = labelsOf(json[QLatin1String("annotations")]);
    alert.state = textOf(status, "state");
    alert.startsAt = writtenTime(json, "startsAt");
    alert.endsAt = writtenTime(json, "endsAt");
    alert.fingerprint = textOf(json, "fingerprint");
    alert.silencedBy = textsOf(status[QLatin1String("silencedBy")]);
    const QJsonArray receivers = json[QLatin1String("receivers")].toArray();
    for (const QJsonValue receiver : receivers) {
        alert.receivers.push_back(textOf(receiver.toObject(), "name"));
    }
    return alert;
}

template <typename T, typename Read> base::Result<T> readObject(std::string_view json, Read read)
{
    const auto object = objectOf(json);
    return object ? read(*object) : base::Result<T>(object.error());
}

} // namespace

base::Result<Health> readHealth(std::string_view json)
{
    return readObject<Health>(json, [](const QJsonObject &object) -> base::Result<Health> {
        Health health{textOf(object, "version"), textOf(object, "database")};
        if (health.database.empty()) {
            return base::Error{base::ErrorCode::FormatInvalid, "not Grafana's answer: no database", {}};
        }
        return health;
    });
}

base::Result<Health> readSettings(std::string_view json)
{
    return readObject<Health>(json, [](const QJsonObject &object) {
        return Health{textOf(object[QLatin1String("buildInfo")].toObject(), "version"), {}};
    });
}

base::Result<Organization> readOrganization(std::string_view json)
{
    return readObject<Organization>(json, [](const QJsonObject &object) {
        return Organization{intOf(object[QLatin1String("id")]), textOf(object, "name")};
    });
}

List<BoardHit> readSearch(std::string_view json)
{
    return readList<BoardHit>(json, readHit);
}

List<Folder> readFolders(std::string_view json)
{
    return readList<Folder>(json, [](const QJsonObject &object) {
        const Folder folder{textOf(object, "uid"), textOf(object, "title"), textOf(object, "parentUid")};
        return folder.uid.empty() ? std::nullopt : std::optional(folder);
    });
}

List<BoardVersion> readVersions(std::string_view json)
{
    const auto read = [](const QJsonObject &object) -> std::optional<BoardVersion> {
        return BoardVersion{intOf(object[QLatin1String("version")]), writtenTime(object, "created"),
            textOf(object, "createdBy"), textOf(object, "message")};
    };
    if (const auto array = arrayOf(json)) {
        return readEach<BoardVersion>(*array, read);
    }
    const auto object = objectOf(json);
    const QJsonValue versions = object ? object->value(QLatin1String("versions")) : QJsonValue();
    if (!versions.isArray()) {
        return object ? base::Error{base::ErrorCode::FormatInvalid, "not Grafana's answer: no versions", {}}
                      : object.error();
    }
    return readEach<BoardVersion>(versions.toArray(), read);
}

List<Annotation> readAnnotations(std::string_view json)
{
    return readList<Annotation>(json, readAnnotation);
}

base::Result<LibraryElement> readLibraryElement(std::string_view json)
{
    return readObject<LibraryElement>(json, [](const QJsonObject &object) -> base::Result<LibraryElement> {
        const QJsonObject result = object[QLatin1String("result")].toObject();
        const QJsonValue model = result[QLatin1String("model")];
        if (!model.isObject()) {
            return base::Error{base::ErrorCode::FormatInvalid, "not Grafana's answer: no model", {}};
        }
        return LibraryElement{textOf(result, "uid"), textOf(result, "name"), model.toObject()};
    });
}

List<DataSource> readDataSources(std::string_view json)
{
    return readList<DataSource>(json, [](const QJsonObject &object) -> std::optional<DataSource> {
        return DataSource{textOf(object, "uid"), textOf(object, "name"), textOf(object, "type"),
            object[QLatin1String("isDefault")].toBool()};
    });
}

List<NotifiedAlert> readNotifiedAlerts(std::string_view json)
{
    return readList<NotifiedAlert>(json, readNotified);
}

} // namespace zumik::clients::grafana
