// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/snapshot/record/fakeraw.h"

#include "models/async/reply.h"

namespace zumik::tests {

void FakeRaw::prepare(
    base::Time /*now*/, base::StopToken stop, async::Receiver receiver, source::Answer<Exactness> answer)
{
    const async::Reply<Exactness> reply(std::move(stop), std::move(receiver), std::move(answer));
    reply.deliver(unprepared ? base::Result<Exactness>(*unprepared) : exactness);
}

void FakeRaw::read(source::RawQuery query, source::RawSink sink, base::StopToken stop,
    async::Receiver receiver, source::Answer<source::RawCounts> answer)
{
    asked.push_back(query);
    const async::Reply<source::RawCounts> reply({}, std::move(receiver), std::move(answer));
    if (onRead) {
        onRead();
    }
    if (stop.stop_requested()) {
        return reply.deliver(base::Error{base::ErrorCode::Cancelled, {}, {}});
    }
    if (!failures.empty()) {
        const base::Error failure = failures.front();
        failures.pop_front();
        return reply.deliver(failure);
    }
    reply.deliver(answerOf(query, sink));
}

base::Result<source::RawCounts> FakeRaw::answerOf(const source::RawQuery &query, const source::RawSink &sink)
{
    tsdb::History found;
    source::RawCounts counts;
    for (const auto &[labels, samples] : m_history) {
        series::Samples within;
        for (std::size_t i = 0; i < samples.times.size(); ++i) {
            const base::Time time{samples.times[i]};
            const bool markers = exactness == Exactness::Exact || !base::isAbsent(samples.values[i]);
            if (markers && time >= query.range.start && time <= query.range.end) {
                within.times.push_back(time.ms);
                within.values.push_back(samples.values[i]);
            }
        }
        if (matchesAll(query.matchers, labels) && !within.times.empty()) {
            counts.samples += within.times.size();
            ++counts.series;
            found[labels] = std::move(within);
        }
    }
    counts.bytes = counts.samples * 2;
    if (counts.samples > mostSamples) {
        return base::Error{base::ErrorCode::TooLarge, "too many samples", {}};
    }
    for (const auto &[labels, samples] : found) {
        if (base::Status taken = sink(labels, samples); !taken) {
            return taken.error();
        }
    }
    return counts;
}

} // namespace zumik::tests
