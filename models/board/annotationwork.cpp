// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/annotationwork.h"

#include "models/base/text.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/step.h"

#include <algorithm>
#include <cmath>

namespace zumik::board {

namespace {

constexpr base::Duration usualStep{60'000};
constexpr int windowWidth = 1200; ///< px: Grafana asks for no more points than its window is wide
constexpr std::size_t mostSeries = 1000;
constexpr std::size_t longestText = 4000; ///< bytes
constexpr std::size_t mostTags = 50;
constexpr double farthestTime = 8.64e15; ///< ms, as JavaScript's dates end

base::Duration leastStep(const dashboard::Annotation &annotation, const dashboard::Interpolation &values)
{
    const auto parsed =
        dashboard::parseInterval(dashboard::interpolate(annotation.step, values, dashboard::Syntax::PromQl));
    return annotation.step.empty() || !parsed || parsed->count() <= 0 ? usualStep : *parsed;
}

AnnotationQuery queryOf(const dashboard::Dashboard &board, std::size_t index, base::TimeRange range,
    base::Duration scrapeInterval)
{
    const dashboard::Annotation &annotation = board.annotations[index];
    auto values = dashboard::interpolationOf(board.variables, range);
    values.dashboardTitle = board.title;
    dashboard::StepRule rule;
    rule.range = range;
    rule.maxDataPoints = windowWidth;
    rule.scrapeInterval = scrapeInterval;
    rule.minimum = leastStep(annotation, values);
    values.step = dashboard::stepOf(rule);
    values.rateInterval = dashboard::rateIntervalOf(values.step, scrapeInterval);
    source::RangeQuery query;
    query.expression = dashboard::interpolate(annotation.expression, values, dashboard::Syntax::PromQl);
    query.grid = series::Grid::over(dashboard::alignedTo(range, values.step), values.step);
    query.maxSeries = mostSeries;
    return {index, query};
}

/// When a sample says that something was; nothing where it says that nothing was.
std::optional<base::Time> activeTime(const series::Matrix &matrix, double value, std::size_t i, bool asTime)
{
    if (!asTime) {
        return value > 0 ? std::optional(matrix.grid.at(i)) : std::nullopt;
    }
    if (!(std::abs(value) <= farthestTime)) {
        return std::nullopt;
    }
    const base::Time time{static_cast<std::int64_t>(std::floor(value))};
    const bool inside = time >= matrix.grid.start && time <= matrix.grid.end() + matrix.grid.step;
    return inside ? std::optional(time) : std::nullopt;
}

std::vector<std::string> tagsOf(const std::string &keys, const series::Labels &labels)
{
    std::vector<std::string> tags;
    for (const std::string_view key : base::split(keys, ',')) {
        const std::string_view value = labels.get(base::trimmed(key));
        if (!value.empty() && tags.size() < mostTags) {
            tags.emplace_back(value.substr(0, longestText));
        }
    }
    return tags;
}

Event described(const dashboard::Annotation &annotation, std::size_t index, const series::Labels &labels)
{
    Event event;
    event.annotation = index;
    event.title =
        annotation.titleFormat.empty() ? annotation.name : eventText(annotation.titleFormat, labels);
    event.text = eventText(annotation.textFormat, labels);
    event.tags = tagsOf(annotation.tagKeys, labels);
    event.color = annotation.color;
    return event;
}

bool shows(const dashboard::Annotation &annotation, int panelId)
{
    const bool listed = std::find(annotation.panelIds.begin(), annotation.panelIds.end(), panelId)
        != annotation.panelIds.end();
    return annotation.enabled && (annotation.panelIds.empty() || listed != annotation.excludePanels);
}

} // namespace

std::string eventText(std::string_view format, const series::Labels &labels)
{
    std::string text;
    while (!format.empty() && text.size() < longestText) {
        const std::size_t open = format.find("{{");
        const std::size_t close = open == std::string_view::npos ? open : format.find("}}", open);
        if (close == std::string_view::npos) {
            break;
        }
        const std::string_view name = base::trimmed(format.substr(open + 2, close - open - 2));
        const std::string_view value = labels.get(name);
        text += format.substr(0, open);
        text += value.empty() ? name : value;
        format.remove_prefix(close + 2);
    }
    text += format;
    return text.substr(0, longestText);
}

std::vector<AnnotationQuery> annotationQueries(
    const dashboard::Dashboard &board, base::TimeRange range, base::Duration scrapeInterval)
{
    std::vector<AnnotationQuery> queries;
    for (std::size_t i = 0; i < board.annotations.size(); ++i) {
        if (board.annotations[i].enabled && !base::trimmed(board.annotations[i].expression).empty()) {
            queries.push_back(queryOf(board, i, range, scrapeInterval));
        }
    }
    return queries;
}

void addEvents(
    const dashboard::Annotation &annotation, std::size_t index, const series::Matrix &matrix, Events &events)
{
    for (const series::Series &one : matrix.series) {
        std::optional<base::TimeRange> open;
        const auto close = [&] {
            if (open && events.events.size() < 10 * mostEvents) {
                events.events.push_back(described(annotation, index, one.labels));
                events.events.back().from = open->start;
                events.events.back().until = open->end;
            } else if (open) {
                ++events.dropped;
            }
        };
        for (std::size_t i = 0; i < std::min(one.values.size(), matrix.grid.count); ++i) {
            const auto time = activeTime(matrix, one.values[i], i, annotation.valueAsTime);
            if (time && open && *time >= open->start && *time - open->end <= matrix.grid.step) {
                open->end = std::max(open->end, *time);
            } else if (time) {
                close();
                open = base::TimeRange{*time, *time};
            }
        }
        close();
    }
    events.dropped += matrix.seriesDropped;
}

std::shared_ptr<const Events> madeEvents(Events events)
{
    std::stable_sort(events.events.begin(), events.events.end(),
        [](const Event &a, const Event &b) { return a.from < b.from; });
    if (events.events.size() > mostEvents) {
        const std::size_t extra = events.events.size() - mostEvents;
        events.dropped += extra;
        events.events.erase(
            events.events.begin(), events.events.begin() + static_cast<std::ptrdiff_t>(extra));
    }
    return std::make_shared<const Events>(std::move(events));
}

void askEvents(QueryPool &pool, const dashboard::Dashboard &board,
    const std::vector<AnnotationQuery> &queries, std::function<void(std::shared_ptr<const Events>)> done)
{
    struct Task {
        std::vector<dashboard::Annotation> annotations;
        Events found;
        std::size_t missing;
        std::function<void(std::shared_ptr<const Events>)> done;
    };

    if (queries.empty()) {
        return done(madeEvents({}));
    }
    const auto task = std::make_shared<Task>(Task{board.annotations, {}, queries.size(), std::move(done)});
    for (const AnnotationQuery &query : queries) {
        pool.range(query.range, [task, index = query.annotation](const QueryPool::RangeAnswer &answer) {
            if (*answer) {
                addEvents(task->annotations[index], index, **answer, task->found);
            } else {
                task->found.errors.emplace(index, answer->error());
            }
            if (--task->missing == 0) {
                task->done(madeEvents(std::move(task->found)));
            }
        });
    }
}

std::shared_ptr<const Events> eventsFor(const std::shared_ptr<const Events> &events,
    const dashboard::Dashboard &board, int panelId, base::TimeRange range)
{
    if (!events) {
        return nullptr;
    }
    Events shown;
    shown.dropped = events->dropped;
    for (const Event &event : events->events) {
        const bool known = event.annotation < board.annotations.size();
        const bool inside = event.from <= range.end && event.until >= range.start;
        const bool here = event.panelId == 0 || event.panelId == panelId;
        if (known && inside && here && shows(board.annotations[event.annotation], panelId)) {
            shown.events.push_back(event);
        }
    }
    return shown.events.empty() ? nullptr : std::make_shared<const Events>(std::move(shown));
}

} // namespace zumik::board
