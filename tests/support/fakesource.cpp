// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesource.h"

#include "models/async/reply.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zumik::tests {

template <typename T>
void FakeSource::answer(base::StopToken stop, async::Receiver receiver, source::Answer<T> callback, T value)
{
    m_stops.push_back(stop);
    const async::Reply<T> reply(std::move(stop), std::move(receiver), std::move(callback));
    const auto deliver = [reply, value = std::move(value), failed = failure] {
        failed ? reply.deliver(*failed) : reply.deliver(value);
    };
    if (holds) {
        m_held.emplace_back(deliver);
    } else {
        deliver();
    }
}

bool FakeSource::askedFor(std::string_view part) const
{
    return std::any_of(asked.begin(), asked.end(),
        [part](const source::RangeQuery &query) { return query.expression.find(part) != std::string::npos; });
}

std::size_t FakeSource::givenUp() const
{
    return static_cast<std::size_t>(std::count_if(
        m_stops.begin(), m_stops.end(), [](const auto &stop) { return stop.stop_requested(); }));
}

void FakeSource::release()
{
    holds = false;
    for (const auto &deliver : std::exchange(m_held, {})) {
        deliver();
    }
}

series::Matrix FakeSource::wave(const series::Grid &grid) const
{
    series::Matrix matrix;
    matrix.grid = grid;
    double phase = 0;
    for (const std::string &name : seriesNames) {
        std::vector<double> values(grid.count);
        for (std::size_t i = 0; i < grid.count; ++i) {
            values[i] = 50 + 40 * std::sin(phase + static_cast<double>(grid.at(i).ms) / 3'600'000.0);
        }
        matrix.series.push_back({series::Labels{{"name", name}}, series::Column(std::move(values))});
        phase += 1;
    }
    return matrix;
}

void FakeSource::range(source::RangeQuery query, base::StopToken stop, async::Receiver receiver,
    source::Answer<series::Matrix> callback)
{
    asked.push_back(query);
    answer<series::Matrix>(std::move(stop), std::move(receiver), std::move(callback),
        rangeAnswer ? rangeAnswer(query) : wave(query.grid));
}

void FakeSource::instant(source::InstantQuery query, base::StopToken stop, async::Receiver receiver,
    source::Answer<series::Instant> callback)
{
    std::vector<series::Sample> samples;
    for (const std::string &name : seriesNames) {
        samples.push_back({series::Labels{{"name", name}}, query.time, 1});
    }
    answer<series::Instant>(
        std::move(stop), std::move(receiver), std::move(callback), {std::move(samples), {}});
}

void FakeSource::seriesOf(source::SeriesQuery /*query*/, base::StopToken stop, async::Receiver receiver,
    source::Answer<std::vector<series::Labels>> callback)
{
    std::vector<series::Labels> all;
    for (const std::string &name : seriesNames) {
        all.push_back(series::Labels{{"name", name}});
    }
    answer(std::move(stop), std::move(receiver), std::move(callback), std::move(all));
}

void FakeSource::labelNames(source::SeriesQuery query, base::StopToken stop, async::Receiver receiver,
    source::Answer<std::vector<std::string>> callback)
{
    namesAsked.push_back(std::move(query));
    std::vector<std::string> names;
    for (const auto &[name, values] : labels) {
        names.push_back(name);
    }
    answer(std::move(stop), std::move(receiver), std::move(callback), std::move(names));
}

void FakeSource::labelValues(source::LabelValuesQuery query, base::StopToken stop, async::Receiver receiver,
    source::Answer<std::vector<std::string>> callback)
{
    valuesAsked.push_back(query);
    answer(std::move(stop), std::move(receiver), std::move(callback),
        valuesAnswer ? valuesAnswer(query) : labels[query.label]);
}

void FakeSource::metadata(base::StopToken stop, async::Receiver receiver,
    source::Answer<std::vector<source::MetricMetadata>> callback)
{
    answer(std::move(stop), std::move(receiver), std::move(callback), {});
}

void FakeSource::rules(
    base::StopToken stop, async::Receiver receiver, source::Answer<std::vector<source::RuleGroup>> callback)
{
    answer(std::move(stop), std::move(receiver), std::move(callback), {});
}

void FakeSource::alerts(
    base::StopToken stop, async::Receiver receiver, source::Answer<std::vector<source::Alert>> callback)
{
    answer(std::move(stop), std::move(receiver), std::move(callback), {});
}

void FakeSource::targets(
    base::StopToken stop, async::Receiver receiver, source::Answer<std::vector<source::Target>> callback)
{
    answer(std::move(stop), std::move(receiver), std::move(callback), targetList);
}

void FakeSource::buildInfo(
    base::StopToken stop, async::Receiver receiver, source::Answer<source::BuildInfo> callback)
{
    answer<source::BuildInfo>(std::move(stop), std::move(receiver), std::move(callback), {"Fake", "1"});
}

} // namespace zumik::tests
