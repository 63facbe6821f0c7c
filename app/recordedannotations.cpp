// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recordedannotations.h"

#include "models/async/reply.h"
#include "models/session/session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace zumik::app {

namespace {

using Noted = std::vector<board::NotedEvent>;

std::string textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().toStdString();
}

RecordedEvent eventOf(const QJsonObject &object)
{
    RecordedEvent read;
    read.event.from.ms = object.value(QLatin1String("time")).toInteger();
    read.event.until.ms = std::max<std::int64_t>(
        object.value(QLatin1String("timeEnd")).toInteger(read.event.from.ms), read.event.from.ms);
    const std::string title = textOf(object, "title");
    const std::string text = textOf(object, "text");
    read.event.text = title + (title.empty() || text.empty() ? "" : "\n") + text;
    for (const QJsonValue &tag : object.value(QLatin1String("tags")).toArray()) {
        read.event.tags.push_back(tag.toString().toStdString());
    }
    read.board = textOf(object, "dashboard");
    return read;
}

bool isAsked(const RecordedEvent &each, const board::NotedQuery &query)
{
    const auto has = [&](const std::string &tag) {
        const auto &tags = each.event.tags;
        return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    const bool tagged = query.matchAny && !query.tags.empty()
        ? std::any_of(query.tags.begin(), query.tags.end(), has)
        : std::all_of(query.tags.begin(), query.tags.end(), has);
    return tagged && (query.boardUid.empty() || query.boardUid == each.board)
        && each.event.from <= query.range.end && query.range.start <= each.event.until;
}

} // namespace

std::vector<RecordedEvent> readRecordedEvents(std::string_view json)
{
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    std::vector<RecordedEvent> events;
    for (const QJsonValue &each : document.array()) {
        if (each.toObject().value(QLatin1String("time")).isDouble()) {
            events.push_back(eventOf(each.toObject()));
        }
    }
    return events;
}

void RecordedAnnotations::noted(board::NotedQuery query, base::StopToken stop, async::Receiver receiver,
    std::function<void(base::Result<Noted>)> answer)
{
    if (!m_events) {
        m_events = readRecordedEvents(m_session.recordedAnnotations());
    }
    Noted noted;
    for (const RecordedEvent &each : *m_events) {
        if (isAsked(each, query) && noted.size() < static_cast<std::size_t>(std::max(query.limit, 0))) {
            noted.push_back(each.event);
        }
    }
    async::Reply<Noted>(std::move(stop), std::move(receiver), std::move(answer)).deliver(std::move(noted));
}

} // namespace zumik::app
