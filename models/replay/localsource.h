// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/engine.h"
#include "models/replay/localdocuments.h"
#include "models/replay/lookups.h"
#include "models/replay/workthread.h"
#include "models/series/queryable.h"
#include "models/source/metricsource.h"

#include <memory>
#include <optional>

namespace zumik::replay {

struct LocalOptions {
    promql::exec::EngineOptions engine;
    /// Of the store, where it is known; else the store is asked, which may take its time.
    std::optional<base::TimeRange> extent = {};
    /// What has to be said beside every answer: that a part of the store can't be read, say.
    series::Annotations doubts = {};
    /// What was recorded beside the store.
    LocalDocuments documents = {};
};

/// A store of series on this computer as a source like any other: our engine answers in a thread of this
/// source's own, the most urgent question first. Of what only a server knows, rules and metadata are as they
/// were recorded, and where they were not NotSupported, as alerts are, so that nobody takes "not known" for
/// "none"; targets are those that `up` tells of, with what was recorded of them.
class LocalSource final : public source::MetricSource {
public:
    explicit LocalSource(std::shared_ptr<const series::Queryable> store, LocalOptions options = {});
    /// Whoever still waits is told Cancelled.
    ~LocalSource() override;

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
    /// "Snapshot", and as version the Prometheus whose semantics are followed: "2" or "3".
    void buildInfo(base::StopToken, async::Receiver, source::Answer<source::BuildInfo>) override;

    /// The last sample's.
    base::Time now() const override;

    const std::optional<base::TimeRange> &extent() const { return m_extent; }

private:
    /// Answers by what `work` returns, in the thread.
    template <typename T, typename Work>
    void ask(source::Priority priority, base::StopToken stop, async::Receiver receiver,
        source::Answer<T> answer, Work work);

    LookUpStore lookUpStore() const;
    base::Result<series::Matrix> evaluate(const source::RangeQuery &query, const base::StopToken &stop) const;
    base::Result<series::Instant> evaluate(
        const source::InstantQuery &query, const base::StopToken &stop) const;

    std::shared_ptr<const series::Queryable> m_store;
    promql::exec::Engine m_engine;
    series::Annotations m_doubts;
    LocalDocuments m_documents;
    std::optional<base::TimeRange> m_extent;
    WorkThread m_thread; ///< the last, since it uses the others
};

} // namespace zumik::replay
