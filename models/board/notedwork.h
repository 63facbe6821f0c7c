// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/annotationsource.h"
#include "models/board/events.h"
#include "models/dashboard/dashboard.h"

#include <functional>
#include <vector>

namespace zumik::board {

/// What an annotation of Grafana's own asks, over the range of its board.
struct NotedQuestion {
    std::size_t annotation = 0;
    NotedQuery query;
};

/// Of every enabled annotation of Grafana's. Those of a board need its uid, those by tags a tag: without,
/// nothing is asked. A tag that is a variable of several values is as many tags. Source: Grafana's own data
/// source, datasource.ts, getAnnotations.
std::vector<NotedQuestion> notedQuestions(const dashboard::Dashboard &board, base::TimeRange range);

/// A board's events are of their panels. A change of an alert's state has the state's color. Source: as
/// above, and DashboardQueryRunner/utils.ts. Ten times mostEvents are kept, the others counted.
void addNoted(const dashboard::Annotation &annotation, std::size_t index,
    const std::vector<NotedEvent> &found, Events &events);

/// Asks for all of them; `done` is called once, at once where there is nothing to ask, never after a stop.
/// Without a source, those that would be asked have a reason instead (NotSupported).
void askNoted(AnnotationSource *source, const dashboard::Dashboard &board, base::TimeRange range,
    base::StopToken stop, async::Receiver receiver, std::function<void(Events)> done);

/// Without a source, the annotation that every board has is no more heard of.
void forgetBuiltIn(dashboard::Dashboard &board);

} // namespace zumik::board
