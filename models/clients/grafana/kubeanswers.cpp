// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/kubeanswers.h"

#include "models/base/text.h"
#include "models/clients/grafana/jsonlook.h"

#include <algorithm>

namespace zumik::clients::grafana {

namespace {

constexpr std::size_t longestName = 253; // of Kubernetes

/// May stand in a path: "v2alpha1", "org-2".
bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= longestName
        && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::string folderOf(const QJsonObject &metadata)
{
    return textOf(metadata[QLatin1String("annotations")].toObject(), "grafana.app/folder");
}

template <typename Use> base::Result<QJsonObject> forEachItem(std::string_view json, Use use)
{
    auto list = objectOf(json);
    if (!list) {
        return list;
    }
    if (!list->value(QLatin1String("items")).isArray()) {
        return base::Error{base::ErrorCode::FormatInvalid, "not Grafana's answer: no items", {}};
    }
    const QJsonArray items = list->value(QLatin1String("items")).toArray();
    for (const QJsonValue item : items) {
        const QJsonObject object = item.toObject();
        use(object[QLatin1String("metadata")].toObject(), object[QLatin1String("spec")].toObject());
    }
    return list;
}

} // namespace

base::Result<std::string> readPreferredVersion(std::string_view json)
{
    const auto group = objectOf(json);
    if (!group) {
        return group.error();
    }
    std::string version = textOf(group->value(QLatin1String("preferredVersion")).toObject(), "version");
    if (!isName(version)) {
        return base::Error{base::ErrorCode::FormatInvalid, "not Grafana's answer: no version", {}};
    }
    return version;
}

base::Result<BoardPage> readBoardResources(std::string_view json)
{
    BoardPage page;
    const auto list = forEachItem(json, [&](const QJsonObject &metadata, const QJsonObject &spec) {
        BoardHit hit;
        hit.uid = textOf(metadata, "name");
        hit.title = textOf(spec, "title");
        hit.tags = textsOf(spec[QLatin1String("tags")]);
        hit.folderUid = folderOf(metadata);
        if (!hit.uid.empty()) {
            page.boards.push_back(std::move(hit));
        }
    });
    if (!list) {
        return list.error();
    }
    page.next = textOf(list->value(QLatin1String("metadata")).toObject(), "continue");
    return page;
}

base::Result<std::vector<Folder>> readFolderResources(std::string_view json)
{
    std::vector<Folder> folders;
    const auto list = forEachItem(json, [&](const QJsonObject &metadata, const QJsonObject &spec) {
        folders.push_back({textOf(metadata, "name"), textOf(spec, "title"), folderOf(metadata)});
    });
    return list ? base::Result<std::vector<Folder>>(std::move(folders)) : list.error();
}

std::string namespaceOf(int organization)
{
    return organization > 1 ? "org-" + std::to_string(organization) : "default";
}

std::optional<std::string> pathInstead(std::string_view message, std::string_view uid)
{
    constexpr std::string_view group = "/apis/dashboard.grafana.app/";
    const std::size_t at = message.find(group);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view path = message.substr(at);
    path = path.substr(0, path.find(' '));
    const auto parts = base::split(path.substr(group.size()), '/');
    const bool good = parts.size() == 5 && isName(parts[0]) && parts[1] == "namespaces" && isName(parts[2])
        && parts[3] == "dashboards" && parts[4] == uid;
    return good ? std::optional<std::string>(path) : std::nullopt;
}

} // namespace zumik::clients::grafana
