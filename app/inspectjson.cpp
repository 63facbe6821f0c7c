// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspectjson.h"

#include "app/inspectjob.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace zumik::app {

using namespace Qt::Literals::StringLiterals;
using snapshot::InspectedBlock;
using snapshot::Inspection;
using snapshot::Manifest;

namespace {

QString text(const std::string &text)
{
    return QString::fromStdString(text);
}

qint64 count(std::uint64_t number)
{
    return static_cast<qint64>(number);
}

QString time(base::Time time)
{
    return text(base::formatRfc3339(time));
}

QString span(base::Duration duration)
{
    return text(base::formatDuration(duration));
}

QJsonObject range(base::TimeRange range)
{
    return {{u"from"_s, time(range.start)}, {u"to"_s, time(range.end)}};
}

template <typename T, typename Write> QJsonArray listOf(const std::vector<T> &list, Write write)
{
    QJsonArray array;
    for (const T &each : list) {
        array.append(write(each));
    }
    return array;
}

QJsonObject faultJson(const base::Error &error)
{
    return {{u"where"_s, text(error.where)}, {u"what"_s, text(error.message)}};
}

QString kindWord(Inspection::Kind kind)
{
    switch (kind) {
    case Inspection::Kind::Archive:
        return u"archive"_s;
    case Inspection::Kind::Snapshot:
        return u"snapshot"_s;
    case Inspection::Kind::DataDirectory:
        return u"data-directory"_s;
    case Inspection::Kind::Block:
        return u"block"_s;
    case Inspection::Kind::Text:
        break;
    }
    return u"text"_s;
}

QJsonObject recordedJson(const Manifest::Recorded &each)
{
    return {{u"selector"_s, text(each.selector)}, {u"before"_s, span(each.before)},
        {u"series"_s, count(each.series)}, {u"samples"_s, count(each.samples)}};
}

QJsonObject dashboardJson(const Manifest::DashboardEntry &each)
{
    QJsonObject variables;
    for (const auto &[name, values] : each.variables) {
        variables.insert(text(name), listOf(values, text));
    }
    return {{u"id"_s, text(each.id)}, {u"title"_s, text(each.title)}, {u"entry"_s, text(each.entry)},
        {u"variables"_s, variables}};
}

QJsonObject differenceJson(const Manifest::Difference &each)
{
    return {{u"expression"_s, text(each.expression)}, {u"time"_s, time(each.time)},
        {u"server"_s, text(each.server)}, {u"file"_s, text(each.file)},
        {u"instants"_s, count(each.instants)}};
}

void addOrigin(QJsonObject &root, const Manifest &manifest)
{
    root.insert(
        u"format"_s, QString(QString::number(manifest.major) % u'.' % QString::number(manifest.minor)));
    root.insert(u"program"_s, text(manifest.program));
    root.insert(u"created"_s, time(manifest.created));
    root.insert(u"asked"_s, range(manifest.range));
    root.insert(u"source"_s,
        QJsonObject{
            {u"product"_s, text(manifest.source.product)}, {u"version"_s, text(manifest.source.version)}});
    root.insert(u"profile"_s, text(manifest.profile));
    root.insert(u"semantics"_s, manifest.semantics);
    root.insert(u"lookback"_s, span(manifest.lookback));
    root.insert(u"evaluationInterval"_s, span(manifest.evaluationInterval));
    root.insert(u"scrapeInterval"_s, span(manifest.scrapeInterval));
    root.insert(
        u"staleness"_s, manifest.staleness == Manifest::Staleness::Exact ? u"exact"_s : u"estimated"_s);
}

void addContent(QJsonObject &root, const Manifest &manifest)
{
    root.insert(u"recorded"_s, listOf(manifest.recorded, recordedJson));
    root.insert(u"missing"_s, listOf(manifest.missing, [](const Manifest::Missing &each) {
        return QJsonObject{{u"what"_s, text(each.what)}, {u"why"_s, text(each.why)}};
    }));
    root.insert(u"dashboards"_s, listOf(manifest.dashboards, dashboardJson));
    root.insert(u"differences"_s, listOf(manifest.differences, differenceJson));
    root.insert(u"queriesCompared"_s, count(manifest.queriesCompared));
    root.insert(u"histogramsSkipped"_s, count(manifest.histogramsSkipped));
    if (manifest.redaction) {
        root.insert(u"redaction"_s,
            QJsonObject{{u"dropped"_s, listOf(manifest.redaction->dropped, text)},
                {u"replaced"_s, listOf(manifest.redaction->replaced, text)},
                {u"found"_s, count(manifest.redaction->found)}});
    }
}

QJsonObject blockJson(const InspectedBlock &block)
{
    QJsonObject object = range(block.range);
    object.insert(u"ulid"_s, text(block.ulid));
    object.insert(u"series"_s, count(block.series));
    object.insert(u"samples"_s, count(block.samples));
    object.insert(u"chunks"_s, count(block.chunks));
    object.insert(u"bytes"_s, count(block.bytes));
    object.insert(u"deletions"_s, block.deletions);
    return object;
}

} // namespace

std::string toJson(const Inspected &inspected)
{
    const Inspection &content = inspected.content;
    QJsonObject root{{u"path"_s, text(content.path)}, {u"kind"_s, kindWord(content.kind)},
        {u"bytes"_s, count(content.bytes)}, {u"series"_s, count(content.series)},
        {u"samples"_s, count(content.samples)}, {u"blocks"_s, listOf(content.blocks, blockJson)},
        {u"leftOut"_s, listOf(content.leftOut, faultJson)}};
    root.insert(u"range"_s, content.range ? QJsonValue(range(*content.range)) : QJsonValue());
    if (content.manifest) {
        addOrigin(root, *content.manifest);
        addContent(root, *content.manifest);
        root.insert(u"entries"_s, listOf(content.entries, [](const Inspection::Entry &each) {
            return QJsonObject{{u"name"_s, text(each.name)}, {u"bytes"_s, count(each.bytes)},
                {u"packed"_s, count(each.packed)}};
        }));
    }
    if (inspected.faults) {
        root.insert(u"faults"_s, listOf(*inspected.faults, faultJson));
    }
    return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString() + '\n';
}

} // namespace zumik::app
