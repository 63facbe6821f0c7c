// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/engine.h"
#include "models/promql/exec/steps.h"
#include "models/promql/exec/workers.h"

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace zumik::promql::exec {

/// What all operators of one query share. It outlives them.
class Query {
public:
    /// `text` is the expression, for the places of annotations; it may be empty.
    Query(const series::Queryable &store, const EngineOptions &options, std::string_view text,
        const base::StopToken &stop);

    const EngineOptions &options() const { return m_options; }

    const Semantics &semantics() const { return m_options.semantics; }

    Workers &workers() { return m_workers; }

    /// Errors: Cancelled, QueryTimeout. Cheap: to be asked for every row.
    base::Status mayGoOn() const;

    /// Counts values that stay in memory. Errors: TooLarge.
    base::Status hold(std::size_t values);

    /// Whether so many values may be held for a moment. Errors: TooLarge.
    base::Status mayHold(std::size_t values) const;

    /// The series of a selection; the same selection is made once.
    base::Result<std::shared_ptr<const series::SeriesSet>> select(
        const std::vector<series::Matcher> &matchers, base::TimeRange range);

    /// Notes a doubt about the part of the expression that begins at `offset`; each once, and only where the
    /// semantics have annotations.
    void annotate(series::Annotation::Level level, const std::string &message, std::size_t offset);
    series::Annotations annotations() const;

    void countHistograms(std::size_t skipped) { m_histogramsSkipped += skipped; }

    std::size_t histogramsSkipped() const { return m_histogramsSkipped; }

private:
    const series::Queryable &m_store;
    const EngineOptions m_options;
    const std::string m_text;
    const base::StopToken m_stop;
    const std::chrono::steady_clock::time_point m_deadline;
    Workers m_workers;
    std::atomic<std::size_t> m_held{0};
    std::atomic<std::size_t> m_histogramsSkipped{0};
    std::map<std::string, std::shared_ptr<const series::SeriesSet>> m_selections;
    mutable std::mutex m_mutex;
    std::set<std::pair<int, std::string>> m_annotations; // guarded by m_mutex
};

/// An execution error, in Prometheus's words.
base::Error failure(std::string message);

} // namespace zumik::promql::exec
