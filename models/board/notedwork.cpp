// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/notedwork.h"

#include "models/dashboard/interpolate.h"

#include <algorithm>
#include <memory>

namespace zumik::board {

namespace {

constexpr std::size_t mostTags = 50;

/// "$name" or "${name}" alone.
std::string_view nameOf(std::string_view tag)
{
    if (tag.starts_with("${") && tag.ends_with('}')) {
        return tag.substr(2, tag.size() - 3);
    }
    return tag.starts_with('$') ? tag.substr(1) : std::string_view();
}

std::vector<std::string> tagsOf(
    const std::vector<std::string> &written, const dashboard::Interpolation &values)
{
    std::vector<std::string> tags;
    for (const std::string &tag : written) {
        const auto variable = values.variables.find(nameOf(tag));
        if (variable != values.variables.end()) {
            tags.insert(tags.end(), variable->second.values.begin(), variable->second.values.end());
        } else {
            tags.push_back(dashboard::interpolate(tag, values, dashboard::Syntax::Text));
        }
    }
    tags.resize(std::min(tags.size(), mostTags));
    return tags;
}

/// The dashboard's color but for alerts; states may have their reason behind.
std::string colorOf(const std::string &color, const std::string &state)
{
    std::string word;
    for (const char c : state.substr(0, state.find(' '))) {
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (word == "alerting") {
        return "red";
    }
    if (word == "pending") {
        return "yellow";
    }
    if (word == "ok" || word == "normal") {
        return "green";
    }
    return word == "nodata" || word == "no_data" ? "gray" : color;
}

Event eventOf(const dashboard::Annotation &annotation, std::size_t index, const NotedEvent &noted)
{
    Event event;
    event.annotation = index;
    event.from = noted.from;
    event.until = noted.until;
    event.title = noted.alertName.empty() ? annotation.name : noted.alertName;
    event.title += noted.newState.empty() ? "" : ": " + noted.newState;
    event.text = noted.text;
    event.tags = noted.tags;
    event.color = colorOf(annotation.color, noted.newState);
    event.panelId = annotation.grafana && annotation.grafana->byTags ? 0 : noted.panelId;
    return event;
}

Events withoutSource(const dashboard::Dashboard &board, const std::vector<NotedQuestion> &questions)
{
    Events events;
    for (const NotedQuestion &question : questions) {
        events.errors.emplace(question.annotation,
            base::Error{base::ErrorCode::NotSupported, "the profile names no Grafana to ask",
                board.annotations[question.annotation].name});
    }
    return events;
}

} // namespace

std::vector<NotedQuestion> notedQuestions(const dashboard::Dashboard &board, base::TimeRange range)
{
    std::vector<NotedQuestion> questions;
    for (std::size_t i = 0; i < board.annotations.size(); ++i) {
        const dashboard::Annotation &annotation = board.annotations[i];
        if (!annotation.enabled || !annotation.grafana) {
            continue;
        }
        NotedQuery query{range, board.uid, {}, annotation.grafana->matchAny, annotation.grafana->limit};
        if (annotation.grafana->byTags) {
            query.boardUid.clear();
            query.tags = tagsOf(annotation.grafana->tags, dashboard::interpolationOf(board.variables, range));
        }
        if (!query.boardUid.empty() || !query.tags.empty()) {
            questions.push_back({i, std::move(query)});
        }
    }
    return questions;
}

void addNoted(const dashboard::Annotation &annotation, std::size_t index,
    const std::vector<NotedEvent> &found, Events &events)
{
    for (const NotedEvent &noted : found) {
        if (events.events.size() < 10 * mostEvents) {
            events.events.push_back(eventOf(annotation, index, noted));
        } else {
            ++events.dropped;
        }
    }
}

void askNoted(AnnotationSource *source, const dashboard::Dashboard &board, base::TimeRange range,
    base::StopToken stop, async::Receiver receiver, std::function<void(Events)> done)
{
    struct Task {
        std::vector<dashboard::Annotation> annotations;
        Events found;
        std::size_t missing;
        std::function<void(Events)> done;
    };

    const auto questions = notedQuestions(board, range);
    if (questions.empty() || source == nullptr) {
        return done(withoutSource(board, questions));
    }
    const auto task = std::make_shared<Task>(Task{board.annotations, {}, questions.size(), std::move(done)});
    for (const NotedQuestion &question : questions) {
        const std::size_t index = question.annotation;
        source->noted(question.query, stop, receiver,
            [task, index, stop](const base::Result<std::vector<NotedEvent>> &found) {
                if (found) {
                    addNoted(task->annotations[index], index, *found, task->found);
                } else {
                    task->found.errors.emplace(index, found.error());
                }
                if (--task->missing == 0 && !stop.stop_requested()) {
                    task->done(std::move(task->found));
                }
            });
    }
}

void forgetBuiltIn(dashboard::Dashboard &board)
{
    for (dashboard::Annotation &annotation : board.annotations) {
        if (annotation.grafana && annotation.grafana->builtIn) {
            annotation.enabled = false;
            annotation.hidden = true;
        }
    }
}

} // namespace zumik::board
