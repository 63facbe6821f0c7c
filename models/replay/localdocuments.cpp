// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/localdocuments.h"

#include "models/snapshot/archive.h"
#include "models/snapshot/documents.h"
#include "models/snapshot/entrynames.h"

#include <algorithm>
#include <unordered_map>

namespace zumik::replay {

namespace {

template <typename T>
void read(const snapshot::Archive &archive, const char *name, base::Result<T> (*parse)(std::string_view),
    std::optional<T> &into, std::vector<base::Error> &unread)
{
    if (!archive.has(name)) {
        return;
    }
    const auto json = archive.read(name);
    auto document = json ? parse(*json) : base::Result<T>(json.error());
    if (document) {
        into = std::move(*document);
        return;
    }
    base::Error error = document.error();
    if (json) {
        error.where = archive.path() + '!' + name + (error.where.empty() ? "" : ", " + error.where);
    }
    unread.push_back(std::move(error));
}

void addRecorded(source::Target &target, const source::Target &recorded)
{
    target.scrapePool = recorded.scrapePool;
    target.scrapeUrl = recorded.scrapeUrl;
    if (recorded.scrapeInterval.count() > 0) {
        target.scrapeInterval = recorded.scrapeInterval;
    }
    if (target.health == recorded.health) {
        target.lastError = recorded.lastError;
    }
}

} // namespace

LocalDocuments documentsOf(const snapshot::Archive &archive, std::vector<base::Error> &unread)
{
    LocalDocuments documents;
    read(archive, snapshot::rulesName, &snapshot::readRules, documents.rules, unread);
    read(archive, snapshot::targetsName, &snapshot::readTargets, documents.targets, unread);
    read(archive, snapshot::metadataName, &snapshot::readMetadata, documents.metadata, unread);
    return documents;
}

std::vector<source::Target> withRecorded(
    std::vector<source::Target> targets, const std::vector<source::Target> &recorded)
{
    std::unordered_map<series::Labels, std::size_t> places;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        places.emplace(targets[i].labels, i);
    }
    for (const source::Target &each : recorded) {
        const auto place = places.find(each.labels);
        if (place != places.end()) {
            addRecorded(targets[place->second], each);
        } else {
            targets.push_back(each);
        }
    }
    return targets;
}

} // namespace zumik::replay
