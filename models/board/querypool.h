// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/metricsource.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace zumik::board {

/// The queries of one refresh of a board: identical ones are sent once, and every asker gets the same answer.
/// Lives in the receiver's thread, for one refresh.
class QueryPool {
public:
    using RangeAnswer = std::shared_ptr<const base::Result<series::Matrix>>;
    using InstantAnswer = std::shared_ptr<const base::Result<series::Instant>>;
    template <typename T> using Callback = std::function<void(const T &)>;

    QueryPool(source::MetricSource &source, base::StopToken stop, async::Receiver receiver);

    /// True when the same was asked before, and its answer will do for both.
    bool range(const source::RangeQuery &query, Callback<RangeAnswer> callback);
    bool instant(const source::InstantQuery &query, Callback<InstantAnswer> callback);

    /// How many went to the server so far.
    std::size_t sent() const { return m_ranges.size() + m_instants.size(); }

private:
    template <typename Answer> struct Waiting {
        Answer answer;
        std::vector<Callback<Answer>> callbacks;
    };

    using RangeKey = std::tuple<std::string, std::int64_t, std::int64_t, std::size_t, std::size_t>;
    using InstantKey = std::pair<std::string, std::int64_t>;

    /// Adds the asker to a query that is already there; false when the query is new and has to be sent.
    template <typename Answer>
    bool join(std::shared_ptr<Waiting<Answer>> &waiting, Callback<Answer> callback) const;

    source::MetricSource &m_source;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    std::map<RangeKey, std::shared_ptr<Waiting<RangeAnswer>>> m_ranges;
    std::map<InstantKey, std::shared_ptr<Waiting<InstantAnswer>>> m_instants;
};

} // namespace zumik::board
