// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/demo/recordedalerts.h"

#include "models/base/number.h"

#include <optional>

namespace zumik::demo {

namespace {

constexpr auto metric = "__name__";

/// One alert's way through pending and firing.
class Recording {
public:
    Recording(RecordedSeries &into, series::Labels labels, base::Duration holdFor)
        : m_into(into)
        , m_labels(std::move(labels))
        , m_holdFor(holdFor)
    {
    }

    void evaluate(base::Time time, bool fulfilled)
    {
        if (!fulfilled) {
            return end(time);
        }
        const bool wasPending = m_since && m_state == pending;
        m_since = m_since.value_or(time);
        const bool firing = time - *m_since >= m_holdFor;
        if (firing && wasPending) {
            add(alerts(pending), time, base::absent());
        }
        m_state = firing ? "firing" : pending;
        add(alerts(m_state), time, 1);
        add(forState(), time, static_cast<double>(m_since->ms / 1000));
    }

private:
    static constexpr const char *pending = "pending";

    series::Labels alerts(const char *state) const
    {
        return m_labels.with(metric, "ALERTS").with("alertstate", state);
    }

    series::Labels forState() const { return m_labels.with(metric, "ALERTS_FOR_STATE"); }

    void end(base::Time time)
    {
        if (m_since) {
            add(alerts(m_state), time, base::absent());
            add(forState(), time, base::absent());
            m_since.reset();
        }
    }

    void add(const series::Labels &labels, base::Time time, double value)
    {
        RecordedSamples &samples = m_into[labels];
        samples.times.push_back(time.ms);
        samples.values.push_back(value);
    }

    RecordedSeries &m_into;
    series::Labels m_labels;
    base::Duration m_holdFor;
    std::optional<base::Time> m_since;
    const char *m_state = pending;
};

series::Labels labelsOf(const series::Labels &found, const source::Rule &rule)
{
    series::Labels labels = found.without(metric);
    for (std::size_t i = 0; i < rule.labels.size(); ++i) {
        labels = labels.with(rule.labels.at(i).name, rule.labels.at(i).value);
    }
    return labels.with("alertname", rule.name);
}

} // namespace

base::Result<RecordedSeries> recordedAlerts(const promql::exec::Engine &engine,
    const series::Queryable &store, const source::Rule &rule, const series::Grid &grid)
{
    const auto answer = engine.range(store, rule.query, grid);
    if (!answer) {
        return answer.error();
    }
    RecordedSeries recorded;
    for (const series::Series &series : answer->series) {
        Recording recording(recorded, labelsOf(series.labels, rule), rule.holdFor);
        for (std::size_t step = 0; step < grid.count; ++step) {
            recording.evaluate(grid.at(step), series.values.hasValue(step));
        }
    }
    return recorded;
}

} // namespace zumik::demo
