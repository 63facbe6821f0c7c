// SPDX-License-Identifier: GPL-3.0-or-later
// targets.json, metadata.json and notes.json; ruledocument.cpp has rules.json, README.md every key.
#include "models/snapshot/documents.h"

#include "models/snapshot/labelsjson.h"

#include <QJsonArray>

namespace zumik::snapshot {

using namespace Qt::Literals::StringLiterals;
using source::MetricMetadata;
using source::Target;

namespace {

QString healthName(Target::Health health)
{
    switch (health) {
    case Target::Health::Up:
        return u"up"_s;
    case Target::Health::Down:
        return u"down"_s;
    case Target::Health::Unknown:
        break;
    }
    return u"unknown"_s;
}

Target::Health healthOf(const std::string &name)
{
    return name == "up"  ? Target::Health::Up
        : name == "down" ? Target::Health::Down
                         : Target::Health::Unknown;
}

QJsonObject jsonOf(const Target &target)
{
    QJsonObject object{{u"labels"_s, labelsJson(target.labels)}, {u"scrapePool"_s, textOf(target.scrapePool)},
        {u"scrapeUrl"_s, textOf(target.scrapeUrl)}, {u"health"_s, healthName(target.health)},
        {u"lastError"_s, textOf(target.lastError)},
        {u"scrapeInterval"_s, qint64{target.scrapeInterval.count()}}};
    if (target.lastScrape) {
        object.insert(u"lastScrape"_s, qint64{target.lastScrape->ms});
    }
    return object;
}

Target targetOf(const JsonObject &object)
{
    Target target;
    target.labels = readLabels(object, "labels"_L1);
    target.scrapePool = object.text("scrapePool"_L1);
    target.scrapeUrl = object.text("scrapeUrl"_L1);
    target.health = healthOf(object.text("health"_L1));
    target.lastError = object.text("lastError"_L1);
    target.scrapeInterval = object.duration("scrapeInterval"_L1);
    if (object.has("lastScrape"_L1)) {
        target.lastScrape = object.time("lastScrape"_L1);
    }
    return target;
}

} // namespace

std::string toJson(const std::vector<Target> &targets)
{
    QJsonArray list;
    for (const Target &target : targets) {
        list.append(jsonOf(target));
    }
    return jsonText({{u"targets"_s, list}});
}

base::Result<std::vector<Target>> readTargets(std::string_view json)
{
    return readDocument<std::vector<Target>>(json, [](const JsonObject &root, std::vector<Target> &targets) {
        root.each("targets"_L1, [&](const JsonObject &each) { targets.push_back(targetOf(each)); });
    });
}

std::string toJson(const std::vector<MetricMetadata> &metadata)
{
    QJsonArray list;
    for (const MetricMetadata &each : metadata) {
        list.append(QJsonObject{{u"metric"_s, textOf(each.metric)}, {u"type"_s, textOf(each.type)},
            {u"help"_s, textOf(each.help)}, {u"unit"_s, textOf(each.unit)}});
    }
    return jsonText({{u"metadata"_s, list}});
}

base::Result<std::vector<MetricMetadata>> readMetadata(std::string_view json)
{
    using List = std::vector<MetricMetadata>;
    return readDocument<List>(json, [](const JsonObject &root, List &metadata) {
        root.each("metadata"_L1, [&](const JsonObject &each) {
            metadata.push_back(
                {each.needed("metric"_L1), each.text("type"_L1), each.text("help"_L1), each.text("unit"_L1)});
        });
    });
}

} // namespace zumik::snapshot
