// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/diagnosis.h"

#include "models/async/reply.h"
#include "models/board/pairing.h"
#include "models/board/providers.h"
#include "models/board/unmet.h"
#include "models/promql/selectors.h"

#include <algorithm>
#include <memory>
#include <set>

namespace zumik::board {

namespace {

using promql::Selector;

constexpr const char *up = "up"; ///< what Prometheus itself says of each target
/// How far back a metric that is missing is looked for.
constexpr base::Duration remembered = std::chrono::hours(24 * 30);
/// A range that ended longer ago, of which nothing is kept, is older than all that is.
constexpr base::Duration past = std::chrono::hours(1);

std::string nameMatcher(const std::string &metric)
{
    return promql::toString(Selector{metric, {}});
}

/// All that stand for each other.
std::vector<std::string> namesOf(const AbsentRule &rule)
{
    std::vector<std::string> names{rule.series};
    names.insert(names.end(), rule.others.begin(), rule.others.end());
    return names;
}

bool anyPresent(const AbsentRule &rule, const std::set<std::string> &present)
{
    const auto names = namesOf(rule);
    return std::any_of(names.begin(), names.end(), [&](const auto &name) { return present.contains(name); });
}

/// One panel's questions, three at most. Which of its metrics exist in the range? Where they do: does any
/// series have the labels that it asks for, and are their targets down, or do the sides of its operations not
/// pair? Where they don't: were there any before, and what do the targets say that gave them?
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
            for (const std::string &name : namesOf(rule)) {
                query.matchers.push_back(nameMatcher(name));
            }
        }
        query.matchers.push_back(nameMatcher(up));
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
            if (!rule.sentence.empty() && !anyPresent(rule, present)) {
                return found(EmptyReason::ByDesign, rule.sentence);
            }
        }
        std::vector<Selector> existing;
        for (const Selector &selector : m_selectors) {
            if (present.contains(selector.metric)) {
                existing.push_back(selector);
            } else if (!isReplaced(selector.metric, present)) {
                m_missing.push_back(selector);
            }
        }
        m_scraped = present.contains(up);
        if (existing.empty()) {
            m_missing = m_selectors; // even if another name is there: it wasn't asked for
            askWhatWas();
        } else {
            askForSeries(existing);
        }
    }

    /// Whether another name stands for the metric, and is there.
    bool isReplaced(const std::string &metric, const std::set<std::string> &present) const
    {
        return std::any_of(m_panel.absent.begin(), m_panel.absent.end(), [&](const AbsentRule &rule) {
            const auto names = namesOf(rule);
            return std::find(names.begin(), names.end(), metric) != names.end() && anyPresent(rule, present);
        });
    }

    std::string missing() const { return m_missing.empty() ? std::string() : m_missing.front().metric; }

    // --- there are no such metrics in the range

    /// Before the range; of `up` too when nothing at all was scraped in it.
    void askWhatWas()
    {
        const base::Time start = m_panel.range.start;
        source::SeriesQuery query{{}, {start - remembered, start}};
        for (const Selector &selector : m_missing) {
            query.matchers.push_back(promql::toString(selector));
        }
        if (!m_scraped) {
            query.matchers.emplace_back(up);
        }
        m_source.seriesOf(std::move(query), m_stop, m_receiver,
            [self = shared_from_this()](const base::Result<std::vector<series::Labels>> &series) {
                self->before(series ? *series : std::vector<series::Labels>());
            });
    }

    void before(std::vector<series::Labels> series)
    {
        const auto isUp = [](const series::Labels &labels) {
            return labels.metricName() == up;
        };
        const bool wasScraped = std::any_of(series.begin(), series.end(), isUp);
        std::erase_if(series, isUp);
        if (!m_scraped && !wasScraped && m_panel.range.end < m_source.now() - past) {
            askWhetherScraped();
        } else {
            askForTargets(providersOf(series), {EmptyReason::UnknownMetric, missing()});
        }
    }

    /// A server that scrapes, and knows nothing of that time nor of any before, has forgotten it.
    void askWhetherScraped()
    {
        source::InstantQuery query{"count(up)", m_source.now(), source::Priority::Background};
        m_source.instant(std::move(query), m_stop, m_receiver,
            [self = shared_from_this()](const base::Result<series::Instant> &answer) {
                const bool scrapes = !samplesOf(answer).empty();
                self->found(scrapes ? EmptyReason::Retention : EmptyReason::UnknownMetric, self->missing());
            });
    }

    /// `otherwise`: what it is when no target explains it.
    void askForTargets(Providers providers, EmptyFinding otherwise)
    {
        m_source.targets(m_stop, m_receiver,
            [self = shared_from_this(), providers = std::move(providers), otherwise = std::move(otherwise)](
                const base::Result<std::vector<source::Target>> &targets) {
                self->targetsAre(providers, targets ? *targets : std::vector<source::Target>(), otherwise);
            });
    }

    /// The targets are those of now: they explain a range that reaches up to it.
    void targetsAre(
        const Providers &providers, const std::vector<source::Target> &targets, const EmptyFinding &otherwise)
    {
        const TargetsOf those = targetsOf(providers, m_missing, targets);
        const bool current = m_panel.range.end >= m_source.now() - past;
        if (current && those.all > 0 && those.down == those.all) {
            return found(EmptyReason::TargetDown, described(*those.firstDown, those.down - 1));
        }
        if (current && those.waiting > 0) {
            return found(EmptyReason::NotScrapedYet, described(*those.firstWaiting, those.waiting - 1));
        }
        const auto waits = [](const source::Target &target) {
            return target.health == source::Target::Health::Unknown;
        };
        if (!m_scraped && !targets.empty() && std::all_of(targets.begin(), targets.end(), waits)) {
            return found(EmptyReason::NotScrapedYet, described(targets.front(), targets.size() - 1));
        }
        found(otherwise.reason, otherwise.detail);
    }

    static std::string described(const source::Target &target, std::size_t others)
    {
        std::string text = board::described(
            {std::string(target.labels.get("job")), std::string(target.labels.get("instance"))});
        text += others == 0 ? "" : " +" + std::to_string(others);
        return target.lastError.empty() ? text : text + " (" + target.lastError + ")";
    }

    // --- there are such metrics

    void askForSeries(const std::vector<Selector> &existing)
    {
        source::SeriesQuery query{{}, m_panel.range};
        for (const Selector &selector : existing) {
            query.matchers.push_back(promql::toString(selector));
        }
        m_source.seriesOf(std::move(query), m_stop, m_receiver,
            [self = shared_from_this(), existing](const base::Result<std::vector<series::Labels>> &series) {
                series ? self->seriesAre(existing, *series) : self->found(EmptyReason::None, {});
            });
    }

    void seriesAre(const std::vector<Selector> &existing, const std::vector<series::Labels> &series)
    {
        const auto restricted = std::find_if(
            existing.begin(), existing.end(), [](const Selector &s) { return !matchersOnly(s).empty(); });
        if (series.empty()) {
            m_missing = existing; // what lists names looks at more than the range
        }
        if (m_missing.empty()) {
            m_series = series;
            return askForSides(providersOf(series));
        }
        const bool unmatched = series.empty() && restricted != existing.end();
        askForTargets({},
            unmatched ? EmptyFinding{EmptyReason::UnknownLabelValue, matchersOnly(*restricted)}
                      : EmptyFinding{EmptyReason::UnknownMetric, missing()});
    }

    /// At the range's end: the targets that are down, and the sides of operations, as one question.
    void askForSides(Providers providers)
    {
        const Pairings pairings(m_panel.expressions);
        std::string question = pairings.empty() ? std::string() : pairings.question();
        if (!providers.empty()) {
            question += (question.empty() ? "" : " or ") + std::string("up == 0");
        }
        if (question.empty()) {
            return found(EmptyReason::None, {});
        }
        const base::Time time = std::min(m_panel.range.end, m_source.now());
        source::InstantQuery query{std::move(question), time, source::Priority::Background};
        m_source.instant(std::move(query), m_stop, m_receiver,
            [self = shared_from_this(), pairings, providers = std::move(providers)](
                const base::Result<series::Instant> &answer) {
                self->sidesAre(pairings, providers, answer);
            });
    }

    void sidesAre(
        const Pairings &pairings, const Providers &providers, const base::Result<series::Instant> &answer)
    {
        const std::vector<series::Sample> samples = samplesOf(answer);
        std::vector<series::Labels> down;
        for (const series::Sample &sample : samples) {
            if (sample.labels.metricName() == up && sample.value == 0) { // else it is a side of an operation
                down.push_back(sample.labels);
            }
        }
        if (allDown(providers, down)) {
            const std::string others =
                providers.size() == 1 ? "" : " +" + std::to_string(providers.size() - 1);
            return found(EmptyReason::TargetDown, board::described(*providers.begin()) + others);
        }
        if (const auto mismatch = pairings.mismatch(samples)) {
            return found(EmptyReason::NothingPairs, *mismatch);
        }
        const std::string unmet = unmetIn(pairings.emptySide(samples));
        found(unmet.empty() ? EmptyReason::None : EmptyReason::UnknownLabelValue, unmet);
    }

    /// What one side of an operation asks for in vain.
    std::string unmetIn(const std::string &side) const
    {
        const auto selectors = promql::selectorsOf(side);
        return selectors ? unmetMatchers(*selectors, m_series) : std::string();
    }

    /// Nothing where it is not whole.
    static std::vector<series::Sample> samplesOf(const base::Result<series::Instant> &answer)
    {
        const auto *samples = answer ? std::get_if<std::vector<series::Sample>>(&answer->value) : nullptr;
        return samples != nullptr && answer->seriesDropped == 0 ? *samples : std::vector<series::Sample>();
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
    std::vector<Selector> m_missing; ///< whose metric is not in the range
    std::vector<series::Labels> m_series; ///< that all selectors together mean
    bool m_scraped = false; ///< something was, in the range
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
