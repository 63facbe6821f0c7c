// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/metricsource.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::tests {

/// A MetricSource in memory, for what a real server can't be made to do on the spot: answer only when told,
/// fail and come back between two questions. It knows no PromQL: every range query answers the same wave, one
/// series for each of `seriesNames`, and every instant query its last values. Asked and answered in one
/// thread.
class FakeSource : public source::MetricSource {
public:
    base::Time present{1'763'607'600'000}; ///< 2025-11-20T03:00:00Z
    std::vector<std::string> seriesNames{"one", "two"};
    std::map<std::string, std::vector<std::string>> labels; ///< what labelValues answers
    std::vector<source::Target> targetList;
    std::optional<base::Error> failure; ///< what everything answers while it is set
    bool holds = false; ///< answers wait for release()
    /// What range queries answer instead of the wave.
    std::function<series::Matrix(const source::RangeQuery &)> rangeAnswer;

    /// What labelValues answers instead.
    std::function<std::vector<std::string>(const source::LabelValuesQuery &)> valuesAnswer;

    /// Every range query since the beginning.
    std::vector<source::RangeQuery> asked;
    /// One of them has this in its expression.
    bool askedFor(std::string_view part) const;

    std::vector<source::LabelValuesQuery> valuesAsked;
    std::vector<source::SeriesQuery> namesAsked;
    /// How many of everything have been given up by those who asked, or would be now.
    std::size_t givenUp() const;

    void release();

    void range(source::RangeQuery, base::StopToken, async::Receiver, source::Answer<series::Matrix>) override;
    void instant(
        source::InstantQuery, base::StopToken, async::Receiver, source::Answer<series::Instant>) override;
    void seriesOf(source::SeriesQuery, base::StopToken, async::Receiver,
        source::Answer<std::vector<series::Labels>>) override;
    void labelNames(source::SeriesQuery, base::StopToken, async::Receiver,
        source::Answer<std::vector<std::string>>) override;
    void labelValues(source::LabelValuesQuery, base::StopToken, async::Receiver,
        source::Answer<std::vector<std::string>>) override;
    void metadata(
        base::StopToken, async::Receiver, source::Answer<std::vector<source::MetricMetadata>>) override;
    void rules(base::StopToken, async::Receiver, source::Answer<std::vector<source::RuleGroup>>) override;
    void alerts(base::StopToken, async::Receiver, source::Answer<std::vector<source::Alert>>) override;
    void targets(base::StopToken, async::Receiver, source::Answer<std::vector<source::Target>>) override;
    void buildInfo(base::StopToken, async::Receiver, source::Answer<source::BuildInfo>) override;

    base::Time now() const override { return present; }

private:
    template <typename T>
    void answer(base::StopToken stop, async::Receiver receiver, source::Answer<T> callback, T value);
    series::Matrix wave(const series::Grid &grid) const;

    std::vector<std::function<void()>> m_held;
    std::vector<base::StopToken> m_stops;
};

} // namespace zumik::tests
