// SPDX-License-Identifier: GPL-3.0-or-later
// Writes manifest.json; manifestreader.cpp reads it, README.md has every key.
#include "models/snapshot/manifest.h"

#include "models/snapshot/jsonobject.h"

#include <QJsonArray>

namespace zumik::snapshot {

using namespace Qt::Literals::StringLiterals;

namespace {

qint64 count(std::uint64_t number)
{
    return static_cast<qint64>(number);
}

qint64 milliseconds(base::Duration duration)
{
    return duration.count();
}

QJsonArray texts(const std::vector<std::string> &list)
{
    QJsonArray array;
    for (const std::string &each : list) {
        array.append(textOf(each));
    }
    return array;
}

template <typename T, typename Write> QJsonArray listOf(const std::vector<T> &list, Write write)
{
    QJsonArray array;
    for (const T &each : list) {
        array.append(write(each));
    }
    return array;
}

QJsonObject recorded(const Manifest::Recorded &each)
{
    return {{u"selector"_s, textOf(each.selector)}, {u"before"_s, milliseconds(each.before)},
        {u"series"_s, count(each.series)}, {u"samples"_s, count(each.samples)}};
}

QJsonObject missing(const Manifest::Missing &each)
{
    return {{u"what"_s, textOf(each.what)}, {u"why"_s, textOf(each.why)}};
}

QJsonObject difference(const Manifest::Difference &each)
{
    return {{u"expression"_s, textOf(each.expression)}, {u"time"_s, qint64{each.time.ms}},
        {u"server"_s, textOf(each.server)}, {u"file"_s, textOf(each.file)},
        {u"instants"_s, count(each.instants)}};
}

QJsonObject dashboard(const Manifest::DashboardEntry &each)
{
    QJsonObject variables;
    for (const auto &[name, values] : each.variables) {
        variables.insert(textOf(name), texts(values));
    }
    return {{u"id"_s, textOf(each.id)}, {u"title"_s, textOf(each.title)}, {u"entry"_s, textOf(each.entry)},
        {u"variables"_s, variables}};
}

QJsonObject redaction(const Manifest::Redaction &redaction)
{
    return {{u"dropped"_s, texts(redaction.dropped)}, {u"replaced"_s, texts(redaction.replaced)},
        {u"found"_s, count(redaction.found)}};
}

QJsonObject entry(const Manifest::Entry &each)
{
    return {
        {u"name"_s, textOf(each.name)}, {u"size"_s, count(each.size)}, {u"sha256"_s, textOf(each.sha256)}};
}

} // namespace

std::string toJson(const Manifest &manifest)
{
    QJsonObject root{
        {u"format"_s, QJsonObject{{u"major"_s, manifest.major}, {u"minor"_s, manifest.minor}}},
        {u"program"_s, textOf(manifest.program)},
        {u"created"_s, qint64{manifest.created.ms}},
        {u"range"_s,
            QJsonObject{
                {u"start"_s, qint64{manifest.range.start.ms}}, {u"end"_s, qint64{manifest.range.end.ms}}}},
        {u"source"_s,
            QJsonObject{{u"product"_s, textOf(manifest.source.product)},
                {u"version"_s, textOf(manifest.source.version)}}},
        {u"profile"_s, textOf(manifest.profile)},
        {u"semantics"_s, manifest.semantics},
        {u"lookback"_s, milliseconds(manifest.lookback)},
        {u"evaluationInterval"_s, milliseconds(manifest.evaluationInterval)},
        {u"scrapeInterval"_s, milliseconds(manifest.scrapeInterval)},
        {u"staleness"_s, manifest.staleness == Manifest::Staleness::Exact ? u"exact"_s : u"estimated"_s},
        {u"recorded"_s, listOf(manifest.recorded, recorded)},
        {u"missing"_s, listOf(manifest.missing, missing)},
        {u"dashboards"_s, listOf(manifest.dashboards, dashboard)},
        {u"differences"_s, listOf(manifest.differences, difference)},
        {u"queriesCompared"_s, count(manifest.queriesCompared)},
        {u"series"_s, count(manifest.series)},
        {u"samples"_s, count(manifest.samples)},
        {u"histogramsSkipped"_s, count(manifest.histogramsSkipped)},
        {u"entries"_s, listOf(manifest.entries, entry)},
    };
    if (manifest.redaction) {
        root.insert(u"redaction"_s, redaction(*manifest.redaction));
    }
    return jsonText(root);
}

} // namespace zumik::snapshot
