// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/events.h"
#include "models/board/querypool.h"
#include "models/dashboard/dashboard.h"

#include <functional>
#include <memory>
#include <vector>

namespace zumik::board {

/// What an annotation asks, over the range of its board.
struct AnnotationQuery {
    std::size_t annotation = 0;
    source::RangeQuery range;
};

/// Of every enabled annotation with an expression. The step: the annotation's, 60 s where it says none, never
/// finer than the range has pixels. Source: Grafana's Prometheus data source, annotations.ts, and
/// executeAnnotationQuery.ts.
std::vector<AnnotationQuery> annotationQueries(
    const dashboard::Dashboard &board, base::TimeRange range, base::Duration scrapeInterval);

/// Every sample above zero is an event, those at most a step apart are one that lasts; with `valueAsTime`
/// every value that lies in the range is a time in milliseconds. Ten times mostEvents are kept, the others
/// counted. Source: as above, processEvents.
void addEvents(
    const dashboard::Annotation &annotation, std::size_t index, const series::Matrix &matrix, Events &events);

/// `{{ label }}` is the label's value, or the label's name where the series has none. Source: Grafana's
/// renderLegendFormat.
std::string eventText(std::string_view format, const series::Labels &labels);

/// Sorted and cut to mostEvents: the latest stay.
std::shared_ptr<const Events> madeEvents(Events events);

/// Asks for all of them; `done` is called once, at once where there is nothing to ask, never after the pool
/// was stopped.
void askEvents(QueryPool &pool, const dashboard::Dashboard &board,
    const std::vector<AnnotationQuery> &queries, std::function<void(std::shared_ptr<const Events>)> done);

/// Those of enabled annotations that the panel shows, and that touch its range; null where there are none.
std::shared_ptr<const Events> eventsFor(const std::shared_ptr<const Events> &events,
    const dashboard::Dashboard &board, int panelId, base::TimeRange range);

} // namespace zumik::board
