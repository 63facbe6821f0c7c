// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/metricsource.h"

#include <utility>

namespace zumik::tests {

/// A real source whose present is the test's.
class ClockedSource final : public source::MetricSource {
public:
    explicit ClockedSource(source::MetricSource &source)
        : m_source(source)
    {
    }

    base::Time present;

    void range(source::RangeQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<series::Matrix> answer) override
    {
        m_source.range(std::move(query), std::move(stop), std::move(to), std::move(answer));
    }

    void instant(source::InstantQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<series::Instant> answer) override
    {
        m_source.instant(std::move(query), std::move(stop), std::move(to), std::move(answer));
    }

    void seriesOf(source::SeriesQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<series::Labels>> answer) override
    {
        m_source.seriesOf(std::move(query), std::move(stop), std::move(to), std::move(answer));
    }

    void labelNames(source::SeriesQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<std::string>> answer) override
    {
        m_source.labelNames(std::move(query), std::move(stop), std::move(to), std::move(answer));
    }

    void labelValues(source::LabelValuesQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<std::string>> answer) override
    {
        m_source.labelValues(std::move(query), std::move(stop), std::move(to), std::move(answer));
    }

    void metadata(base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<source::MetricMetadata>> answer) override
    {
        m_source.metadata(std::move(stop), std::move(to), std::move(answer));
    }

    void rules(base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<source::RuleGroup>> answer) override
    {
        m_source.rules(std::move(stop), std::move(to), std::move(answer));
    }

    void alerts(
        base::StopToken stop, async::Receiver to, source::Answer<std::vector<source::Alert>> answer) override
    {
        m_source.alerts(std::move(stop), std::move(to), std::move(answer));
    }

    void targets(
        base::StopToken stop, async::Receiver to, source::Answer<std::vector<source::Target>> answer) override
    {
        m_source.targets(std::move(stop), std::move(to), std::move(answer));
    }

    void buildInfo(
        base::StopToken stop, async::Receiver to, source::Answer<source::BuildInfo> answer) override
    {
        m_source.buildInfo(std::move(stop), std::move(to), std::move(answer));
    }

    base::Time now() const override { return present; }

private:
    source::MetricSource &m_source;
};

} // namespace zumik::tests
