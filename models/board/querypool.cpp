// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/querypool.h"

#include <utility>

namespace zumik::board {

namespace {

/// Keeps the answer for later askers and serves those who wait.
template <typename T, typename W> auto settle(const std::shared_ptr<W> &waiting)
{
    return [waiting](base::Result<T> result) {
        waiting->answer = std::make_shared<const base::Result<T>>(std::move(result));
        for (const auto &callback : std::exchange(waiting->callbacks, {})) {
            callback(waiting->answer);
        }
    };
}

} // namespace

QueryPool::QueryPool(source::MetricSource &source, base::StopToken stop, async::Receiver receiver)
    : m_source(source)
    , m_stop(std::move(stop))
    , m_receiver(std::move(receiver))
{
}

template <typename Answer>
bool QueryPool::join(std::shared_ptr<Waiting<Answer>> &waiting, Callback<Answer> callback) const
{
    const bool isNew = waiting == nullptr;
    if (isNew) {
        waiting = std::make_shared<Waiting<Answer>>();
    }
    if (waiting->answer) {
        m_receiver.post([answer = waiting->answer, callback = std::move(callback)] { callback(answer); });
    } else {
        waiting->callbacks.push_back(std::move(callback));
    }
    return !isNew;
}

bool QueryPool::range(const source::RangeQuery &query, Callback<RangeAnswer> callback)
{
    const RangeKey key(
        query.expression, query.grid.start.ms, query.grid.step.count(), query.grid.count, query.maxSeries);
    auto &waiting = m_ranges[key];
    if (join(waiting, std::move(callback))) {
        return true;
    }
    m_source.range(query, m_stop, m_receiver, settle<series::Matrix>(waiting));
    return false;
}

bool QueryPool::instant(const source::InstantQuery &query, Callback<InstantAnswer> callback)
{
    auto &waiting = m_instants[InstantKey(query.expression, query.time.ms)];
    if (join(waiting, std::move(callback))) {
        return true;
    }
    m_source.instant(query, m_stop, m_receiver, settle<series::Instant>(waiting));
    return false;
}

} // namespace zumik::board
