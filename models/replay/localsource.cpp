// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/localsource.h"

#include "models/async/reply.h"
#include "models/replay/scrapetargets.h"
#include "models/replay/untilstore.h"

#include <algorithm>
#include <utility>

namespace zumik::replay {

using source::Answer;
using source::Priority;

namespace {

/// Cuts a list down; how many are gone.
template <typename T> std::size_t cut(std::vector<T> &list, std::size_t most)
{
    const std::size_t dropped = list.size() - std::min(list.size(), most);
    list.erase(list.end() - static_cast<std::ptrdiff_t>(dropped), list.end());
    return dropped;
}

/// An instant query names no limit; the usual one of a range query holds for it too.
std::size_t cutRows(series::Instant &instant)
{
    const std::size_t most = source::RangeQuery().maxSeries;
    if (auto *const samples = std::get_if<std::vector<series::Sample>>(&instant.value)) {
        return cut(*samples, most);
    }
    auto *const raw = std::get_if<std::vector<series::RawSeries>>(&instant.value);
    return raw != nullptr ? cut(*raw, most) : 0;
}

/// Only a server knows that.
template <typename T> void refuse(base::StopToken stop, async::Receiver receiver, Answer<T> answer)
{
    async::Reply<T>(std::move(stop), std::move(receiver), std::move(answer))
        .deliver(base::Error{base::ErrorCode::NotSupported, "a snapshot holds samples only", {}});
}

/// Or what was recorded of it.
template <typename T>
void tell(const std::optional<T> &recorded, base::StopToken stop, async::Receiver receiver, Answer<T> answer)
{
    if (!recorded) {
        return refuse(std::move(stop), std::move(receiver), std::move(answer));
    }
    async::Reply<T>(std::move(stop), std::move(receiver), std::move(answer)).deliver(*recorded);
}

} // namespace

LocalSource::LocalSource(std::shared_ptr<const series::Queryable> store, LocalOptions options)
    : m_store(std::move(store))
    , m_engine(options.engine)
    , m_doubts(std::move(options.doubts))
    , m_documents(std::move(options.documents))
    , m_extent(options.extent ? options.extent : m_store->extent())
    , m_recording(options.recording.value_or(source::Recording{recorded(), {}, {}}))
    , m_clock(recorded())
{
}

LocalSource::~LocalSource() = default;

LookUpStore LocalSource::lookUpStore(const series::Queryable &store) const
{
    return {store, m_engine.options().semantics, m_extent};
}

template <typename T, typename Work>
void LocalSource::ask(
    Priority priority, base::StopToken stop, async::Receiver receiver, Answer<T> answer, Work work)
{
    const async::Reply<T> reply(stop, std::move(receiver), std::move(answer));
    m_thread.add(priority, std::move(stop),
        [this, reply, now = now(), work = std::move(work)](const base::StopToken &jobStop) {
            if (jobStop.stop_requested()) {
                reply.deliver(base::Error{base::ErrorCode::Cancelled, {}, {}});
            } else if (now >= recorded().end) {
                reply.deliver(work(*m_store, now, jobStop));
            } else {
                reply.deliver(work(UntilStore(*m_store, now), now, jobStop));
            }
        });
}

// --- queries

base::Result<series::Matrix> LocalSource::evaluate(
    const series::Queryable &store, const source::RangeQuery &query, const base::StopToken &stop) const
{
    auto matrix = m_engine.range(store, query.expression, query.grid, stop);
    if (matrix) {
        matrix->seriesDropped += cut(matrix->series, query.maxSeries);
        matrix->annotations.insert(matrix->annotations.end(), m_doubts.begin(), m_doubts.end());
    }
    return matrix;
}

base::Result<series::Instant> LocalSource::evaluate(
    const series::Queryable &store, const source::InstantQuery &query, const base::StopToken &stop) const
{
    auto instant = m_engine.instant(store, query.expression, query.time, stop);
    if (instant) {
        instant->seriesDropped += cutRows(*instant);
        instant->annotations.insert(instant->annotations.end(), m_doubts.begin(), m_doubts.end());
    }
    return instant;
}

void LocalSource::range(
    source::RangeQuery query, base::StopToken stop, async::Receiver receiver, Answer<series::Matrix> answer)
{
    ask<series::Matrix>(query.priority, std::move(stop), std::move(receiver), std::move(answer),
        [this, query](const series::Queryable &store, base::Time /*now*/, const base::StopToken &jobStop) {
            return evaluate(store, query, jobStop);
        });
}

void LocalSource::instant(source::InstantQuery query, base::StopToken stop, async::Receiver receiver,
    Answer<series::Instant> answer)
{
    ask<series::Instant>(query.priority, std::move(stop), std::move(receiver), std::move(answer),
        [this, query](const series::Queryable &store, base::Time /*now*/, const base::StopToken &jobStop) {
            return evaluate(store, query, jobStop);
        });
}

// --- look-ups

void LocalSource::seriesOf(source::SeriesQuery query, base::StopToken stop, async::Receiver receiver,
    Answer<std::vector<series::Labels>> answer)
{
    ask<std::vector<series::Labels>>(Priority::Background, std::move(stop), std::move(receiver),
        std::move(answer),
        [this, query](const series::Queryable &store, base::Time /*now*/, const base::StopToken &jobStop) {
            return seriesIn(lookUpStore(store), query, jobStop);
        });
}

void LocalSource::labelNames(source::SeriesQuery query, base::StopToken stop, async::Receiver receiver,
    Answer<std::vector<std::string>> answer)
{
    ask<std::vector<std::string>>(Priority::Background, std::move(stop), std::move(receiver),
        std::move(answer),
        [this, query](const series::Queryable &store, base::Time /*now*/, const base::StopToken &jobStop) {
            return labelNamesIn(lookUpStore(store), query, jobStop);
        });
}

/// Variables: everything else on a board waits for them.
void LocalSource::labelValues(source::LabelValuesQuery query, base::StopToken stop, async::Receiver receiver,
    Answer<std::vector<std::string>> answer)
{
    ask<std::vector<std::string>>(Priority::Visible, std::move(stop), std::move(receiver), std::move(answer),
        [this, query](const series::Queryable &store, base::Time /*now*/, const base::StopToken &jobStop) {
            return labelValuesIn(lookUpStore(store), query, jobStop);
        });
}

// --- what a server would know

void LocalSource::metadata(
    base::StopToken stop, async::Receiver receiver, Answer<std::vector<source::MetricMetadata>> answer)
{
    tell(m_documents.metadata, std::move(stop), std::move(receiver), std::move(answer));
}

void LocalSource::rules(
    base::StopToken stop, async::Receiver receiver, Answer<std::vector<source::RuleGroup>> answer)
{
    tell(m_documents.rules, std::move(stop), std::move(receiver), std::move(answer));
}

void LocalSource::alerts(
    base::StopToken stop, async::Receiver receiver, Answer<std::vector<source::Alert>> answer)
{
    ask<std::vector<source::Alert>>(Priority::Visible, std::move(stop), std::move(receiver),
        std::move(answer),
        [this](const series::Queryable & /*store*/, base::Time now, const base::StopToken &jobStop) {
            // Of all of it: that none is there yet doesn't mean that they were not recorded.
            return alertsAt(*m_store, recorded(), now, m_engine.options().lookback, jobStop);
        });
}

void LocalSource::timeline(base::StopToken stop, async::Receiver receiver, Answer<RecordedTimeline> answer)
{
    ask<RecordedTimeline>(Priority::OffScreen, std::move(stop), std::move(receiver), std::move(answer),
        [this](const series::Queryable & /*store*/, base::Time /*now*/, const base::StopToken &jobStop) {
            return timelineOf(*m_store, recorded(), m_engine.options().lookback, jobStop);
        });
}

/// Boards wait for the scrape intervals.
void LocalSource::targets(
    base::StopToken stop, async::Receiver receiver, Answer<std::vector<source::Target>> answer)
{
    ask<std::vector<source::Target>>(Priority::Visible, std::move(stop), std::move(receiver),
        std::move(answer),
        [this](const series::Queryable &store, base::Time now,
            const base::StopToken &jobStop) -> base::Result<std::vector<source::Target>> {
            auto targets = targetsIn(store, now, jobStop);
            if (targets && m_documents.targets) {
                return withRecorded(std::move(*targets), *m_documents.targets);
            }
            return targets;
        });
}

void LocalSource::buildInfo(base::StopToken stop, async::Receiver receiver, Answer<source::BuildInfo> answer)
{
    const bool third = m_engine.options().semantics == promql::Semantics::v3();
    async::Reply<source::BuildInfo>(std::move(stop), std::move(receiver), std::move(answer))
        .deliver(source::BuildInfo{"Snapshot", third ? "3" : "2"});
}

} // namespace zumik::replay
