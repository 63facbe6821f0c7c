// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/rawsource.h"
#include "tests/models/tsdb/history.h"

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace zumik::tests {

/// A server's raw samples, in memory, for what a real one can't be made to do on the spot. Asked and answered
/// in one thread.
class FakeRaw final : public source::RawSource {
public:
    explicit FakeRaw(tsdb::History history)
        : m_history(std::move(history))
    {
    }

    Exactness exactness = Exactness::Exact;
    std::optional<base::Error> unprepared; ///< what prepare answers
    std::size_t mostSamples = SIZE_MAX; ///< of one answer; more is TooLarge
    std::deque<base::Error> failures; ///< of the next reads, one each
    std::function<void()> onRead; ///< before each answer
    std::vector<source::RawQuery> asked;

    void prepare(base::Time now, base::StopToken, async::Receiver, source::Answer<Exactness>) override;
    void read(source::RawQuery, source::RawSink, base::StopToken, async::Receiver,
        source::Answer<source::RawCounts>) override;

    const tsdb::History &history() const { return m_history; }

private:
    base::Result<source::RawCounts> answerOf(const source::RawQuery &query, const source::RawSink &sink);

    tsdb::History m_history;
};

} // namespace zumik::tests
