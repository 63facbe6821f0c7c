// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/recordedtimeline.h"

#include "models/base/number.h"
#include "models/replay/scrapetargets.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace zumik::replay {

using source::AlertState;

namespace {

using base::Duration;
using base::Time;
using base::TimeRange;

constexpr Duration shortestGap = std::chrono::seconds(30);
constexpr int missedScrapes = 4; ///< in a row, of all targets, are a gap

/// Calls `take` with the labels and samples of each series of that name. Ends with the first error.
template <typename Take>
base::Status forEachSeries(const series::Queryable &store, const std::string &name, TimeRange range,
    const base::StopToken &stop, Take take)
{
    const auto set = store.select({series::Matcher::equal("__name__", name)}, range, stop);
    if (!set) {
        return set.error();
    }
    series::Samples samples;
    for (std::size_t i = 0; i < (*set)->size(); ++i) {
        if (stop.stop_requested()) {
            return base::Error{base::ErrorCode::Cancelled, {}, {}};
        }
        if (const base::Status read = (*set)->read(i, range, samples); !read) {
            return read.error();
        }
        if (!samples.times.empty()) {
            take((*set)->labels(i), samples);
        }
    }
    return base::Done{};
}

std::optional<AlertState> stateOf(const series::Labels &labels)
{
    const std::string_view state = labels.get("alertstate");
    return state == "firing" ? std::optional(AlertState::Firing)
        : state == "pending" ? std::optional(AlertState::Pending)
                             : std::nullopt;
}

series::Labels alertOf(const series::Labels &labels)
{
    return labels.without("__name__").without("alertstate");
}

/// Adds the spans of one series.
void addSpans(const series::Labels &labels, AlertState state, const series::Samples &samples,
    TimeRange recorded, Duration lookback, std::vector<AlertSpan> &spans)
{
    std::optional<AlertSpan> open;
    Time last;
    const auto close = [&](Time end) {
        if (open) {
            open->range.end = std::min(end, recorded.end);
            open->lasts = end > recorded.end;
            spans.push_back(*std::exchange(open, std::nullopt));
        }
    };
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        const Time time{samples.times[i]};
        if (open && time > last + lookback) {
            close(last + lookback);
        }
        if (base::isAbsent(samples.values[i])) {
            close(time);
            continue;
        }
        if (!open) {
            open = AlertSpan{labels, state, {time, time}, false};
        }
        last = time;
    }
    close(last + lookback);
}

base::Result<std::vector<AlertSpan>> spansIn(
    const series::Queryable &store, TimeRange range, Duration lookback, const base::StopToken &stop)
{
    std::vector<AlertSpan> spans;
    const base::Status done = forEachSeries(
        store, "ALERTS", range, stop, [&](const series::Labels &labels, const series::Samples &samples) {
            if (const auto state = stateOf(labels)) {
                addSpans(alertOf(labels), *state, samples, range, lookback, spans);
            }
        });
    if (!done) {
        return done.error();
    }
    std::sort(spans.begin(), spans.end(), [](const AlertSpan &a, const AlertSpan &b) {
        return std::tie(a.range.start, a.labels, a.state) < std::tie(b.range.start, b.labels, b.state);
    });
    return spans;
}

/// Times at which none of the targets was scraped for longer than a few times the usual step.
base::Result<std::vector<TimeRange>> gapsIn(
    const series::Queryable &store, TimeRange recorded, const base::StopToken &stop)
{
    // Seconds, not samples: they stay few however many targets there are.
    std::set<std::int64_t> seconds;
    std::vector<std::int64_t> longest;
    const base::Status done =
        forEachSeries(store, "up", recorded, stop, [&](const auto &, const series::Samples &samples) {
            if (samples.times.size() > longest.size()) {
                longest = samples.times;
            }
            for (const std::int64_t time : samples.times) {
                seconds.insert(time / 1000);
            }
        });
    if (!done) {
        return done.error();
    }
    const Duration least = std::max(shortestGap, missedScrapes * usualStep(longest));
    std::vector<TimeRange> gaps;
    std::optional<std::int64_t> before;
    for (const std::int64_t second : seconds) {
        if (before && std::chrono::seconds(second - *before) > least) {
            gaps.push_back({{*before * 1000}, {second * 1000}});
        }
        before = second;
    }
    return gaps;
}

/// Since when each alert is active, as the server kept it.
base::Result<std::map<series::Labels, Time>> beginnings(
    const series::Queryable &store, Time time, Duration lookback, const base::StopToken &stop)
{
    std::map<series::Labels, Time> since;
    const base::Status done = forEachSeries(store, "ALERTS_FOR_STATE", {time - lookback, time}, stop,
        [&](const series::Labels &labels, const series::Samples &samples) {
            const double seconds = samples.values.back();
            if (!base::isAbsent(seconds) && std::isfinite(seconds) && std::abs(seconds) < 1e12) {
                since.emplace(labels.without("__name__"), Time{static_cast<std::int64_t>(seconds * 1000)});
            }
        });
    return done ? base::Result(std::move(since)) : done.error();
}

/// The start of the unbroken run of spans that leads to `until`.
Time beginningOf(const std::vector<AlertSpan> &spans, const series::Labels &labels, Time until)
{
    Time begin = until;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) { // by start, the latest first
        if (span->labels == labels && span->range.start <= until && span->range.end >= begin) {
            begin = std::min(begin, span->range.start);
        }
    }
    return begin;
}

base::Result<bool> wereRecorded(
    const series::Queryable &store, TimeRange recorded, const base::StopToken &stop)
{
    const auto set = store.select({series::Matcher::equal("__name__", "ALERTS")}, recorded, stop);
    return set ? base::Result<bool>((*set)->size() > 0) : set.error();
}

} // namespace

base::Result<RecordedTimeline> timelineOf(const series::Queryable &store, base::TimeRange recorded,
    base::Duration lookback, const base::StopToken &stop)
{
    auto spans = spansIn(store, recorded, lookback, stop);
    if (!spans) {
        return spans.error();
    }
    auto gaps = gapsIn(store, recorded, stop);
    if (!gaps) {
        return gaps.error();
    }
    const auto known = wereRecorded(store, recorded, stop);
    if (!known) {
        return known.error();
    }
    const auto all = store.select({}, recorded, stop);
    if (!all) {
        return all.error();
    }
    return RecordedTimeline{std::move(*spans), std::move(*gaps), (*all)->size(), *known};
}

std::vector<base::Time> transitionsOf(const RecordedTimeline &timeline, base::TimeRange recorded)
{
    std::set<Time> times;
    for (const AlertSpan &span : timeline.alerts) {
        times.insert(span.range.start);
        times.insert(span.range.end);
    }
    times.erase(recorded.start);
    times.erase(recorded.end);
    return {times.begin(), times.end()};
}

base::Result<std::vector<source::Alert>> alertsAt(const series::Queryable &store, base::TimeRange recorded,
    base::Time time, base::Duration lookback, const base::StopToken &stop)
{
    const auto known = wereRecorded(store, recorded, stop);
    if (!known) {
        return known.error();
    }
    if (!*known) {
        return base::Error{base::ErrorCode::NotSupported, "no alerts were recorded", {}};
    }
    // Up to that time only: what comes later says nothing of now.
    auto spans = spansIn(store, {recorded.start, time}, lookback, stop);
    const auto since = spans ? beginnings(store, time, lookback, stop) : spans.error();
    if (!since) {
        return since.error();
    }
    std::map<series::Labels, source::Alert> alerts;
    for (const AlertSpan &span : *spans) {
        if (!span.lasts) {
            continue;
        }
        source::Alert &alert = alerts[span.labels];
        alert.labels = span.labels;
        alert.state = std::max(alert.state, span.state);
        const auto kept = since->find(span.labels);
        alert.activeAt = kept != since->end() ? kept->second : beginningOf(*spans, span.labels, time);
        alert.value = std::numeric_limits<double>::quiet_NaN();
    }
    std::vector<source::Alert> list;
    for (auto &[labels, alert] : alerts) {
        list.push_back(std::move(alert));
    }
    return list;
}

} // namespace zumik::replay
