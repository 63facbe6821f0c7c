// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/diagnosis.h"

#include "models/async/reply.h"
#include "models/promql/selectors.h"

#include <algorithm>
#include <memory>
#include <set>

namespace zumik::board {

namespace {

using promql::Selector;

std::string nameMatcher(const std::string &metric)
{
    return promql::toString(Selector{metric, {}});
}

/// The parts of a selector that say which series of the metric are meant.
std::string matchersOnly(const Selector &selector)
{
    std::string text;
    for (const promql::LabelMatcher &matcher : selector.matchers) {
        if (matcher.name != "__name__") {
            text += (text.empty() ? "" : ", ") + matcher.name + matcher.op + "\"" + matcher.value + "\"";
        }
    }
    return text;
}

/// One panel's questions: which of its metrics exist in the range, then whether any series has the labels it
/// asks for.
class Diagnosis : public std::enable_shared_from_this<Diagnosis> {
public:
    Diagnosis(source::MetricSource &source, EmptyPanel panel, base::StopToken stop, async::Receiver receiver,
        async::Reply<EmptyFinding> reply)
        : m_source(source)
        , m_panel(std::move(panel))
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
    {
        for (const std::string &expression : m_panel.expressions) {
            if (const auto selectors = promql::selectorsOf(expression)) {
                m_selectors.insert(m_selectors.end(), selectors->begin(), selectors->end());
            }
        }
    }

    void askForMetrics()
    {
        source::LabelValuesQuery query{"__name__", {}, m_panel.range};
        for (const Selector &selector : m_selectors) {
            if (!selector.metric.empty()) {
                query.matchers.push_back(nameMatcher(selector.metric));
            }
        }
        if (query.matchers.empty()) {
            return found(EmptyReason::None, {});
        }
        for (const AbsentRule &rule : m_panel.absent) {
            query.matchers.push_back(nameMatcher(rule.series));
        }
        m_source.labelValues(std::move(query), m_stop, m_receiver, [self = shared_from_this()](auto names) {
            if (!names) {
                return self->found(EmptyReason::None, {});
            }
            self->metricsAre({names->begin(), names->end()});
        });
    }

private:
    void metricsAre(const std::set<std::string> &present)
    {
        for (const AbsentRule &rule : m_panel.absent) {
            if (!present.contains(rule.series)) {
                return found(EmptyReason::ByDesign, rule.sentence);
            }
        }
        std::vector<Selector> existing;
        for (const Selector &selector : m_selectors) {
            if (present.contains(selector.metric)) {
                existing.push_back(selector);
            } else if (m_missing.empty()) {
                m_missing = selector.metric;
            }
        }
        if (existing.empty()) {
            return found(EmptyReason::UnknownMetric, m_missing);
        }
        askForSeries(existing);
    }

    void askForSeries(const std::vector<Selector> &existing)
    {
        source::SeriesQuery query{{}, m_panel.range};
        for (const Selector &selector : existing) {
            query.matchers.push_back(promql::toString(selector));
        }
        const auto restricted = std::find_if(
            existing.begin(), existing.end(), [](const Selector &s) { return !matchersOnly(s).empty(); });
        const std::string matchers = restricted == existing.end() ? std::string() : matchersOnly(*restricted);
        const auto onSeries = [self = shared_from_this(), matchers](const auto &series) {
            if (series && series->empty() && !matchers.empty()) {
                self->found(EmptyReason::UnknownLabelValue, matchers);
            } else if (series && !self->m_missing.empty()) {
                self->found(EmptyReason::UnknownMetric, self->m_missing);
            } else {
                self->found(EmptyReason::None, {});
            }
        };
        m_source.seriesOf(std::move(query), m_stop, m_receiver, onSeries);
    }

    void found(EmptyReason reason, std::string detail)
    {
        m_reply.deliver(EmptyFinding{reason, std::move(detail)});
    }

    source::MetricSource &m_source;
    EmptyPanel m_panel;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    async::Reply<EmptyFinding> m_reply;
    std::vector<Selector> m_selectors;
    std::string m_missing;
};

} // namespace

void diagnose(source::MetricSource &source, EmptyPanel panel, base::StopToken stop, async::Receiver receiver,
    source::Answer<EmptyFinding> answer)
{
    async::Reply<EmptyFinding> reply(stop, receiver, std::move(answer));
    const auto diagnosis = std::make_shared<Diagnosis>(
        source, std::move(panel), std::move(stop), std::move(receiver), std::move(reply));
    diagnosis->askForMetrics();
}

} // namespace zumik::board
