// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/packcheck.h"

#include "models/async/reply.h"
#include "models/promql/selectors.h"

#include <memory>

namespace zumik::session {

namespace {

using Rows = std::vector<CheckRow>;

class PackCheck : public std::enable_shared_from_this<PackCheck> {
public:
    PackCheck(source::MetricSource &source, const std::vector<dashboard::Pack> &packs, base::StopToken stop,
        async::Receiver receiver, async::Reply<Rows> reply)
        : m_source(source)
        , m_packs(packs)
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
    {
    }

    void start()
    {
        m_source.targets(m_stop, m_receiver, [self = shared_from_this()](auto targets) {
            if (!targets) {
                return self->m_reply.deliver(targets.error());
            }
            self->m_found.targets = std::move(*targets);
            self->askSeries();
        });
    }

private:
    base::TimeRange range() const { return {m_source.now() - std::chrono::minutes(10), m_source.now()}; }

    const dashboard::Pack &pack() const { return m_packs[m_next]; }

    void askSeries()
    {
        if (m_next == m_packs.size()) {
            return m_reply.deliver(std::move(m_rows));
        }
        source::LabelValuesQuery query{"__name__", {}, range()};
        for (const dashboard::PackExpectation &expected : pack().expectations) {
            for (const std::string &name : expected.series) {
                query.matchers.push_back(promql::toString({name, {}}));
            }
        }
        if (query.matchers.empty()) {
            return onSeries(std::vector<std::string>());
        }
        m_source.labelValues(std::move(query), m_stop, m_receiver,
            [self = shared_from_this()](const auto &names) { self->onSeries(names); });
    }

    void onSeries(const base::Result<std::vector<std::string>> &names)
    {
        m_found.labels.clear();
        m_found.series.clear();
        if (!names) {
            return failPack(names.error());
        }
        m_found.series.insert(names->begin(), names->end());
        m_expectation = 0;
        askLabels();
    }

    /// Of each series whose labels matter, once.
    void askLabels()
    {
        while (m_expectation < pack().expectations.size()) {
            const dashboard::PackExpectation &expected = pack().expectations[m_expectation++];
            const std::string *const series = presentOf(expected.series, m_found.series);
            if (series != nullptr && !expected.labels.empty() && !m_found.labels.contains(*series)) {
                return m_source.labelNames({{promql::toString({*series, {}})}, range()}, m_stop, m_receiver,
                    [self = shared_from_this(), name = *series](
                        const auto &labels) { self->onLabels(name, labels); });
            }
        }
        for (CheckRow &row : packRows(pack(), m_found)) {
            m_rows.push_back(std::move(row));
        }
        ++m_next;
        askSeries();
    }

    void onLabels(const std::string &series, const base::Result<std::vector<std::string>> &labels)
    {
        if (!labels) {
            return failPack(labels.error());
        }
        m_found.labels[series] = {labels->begin(), labels->end()};
        askLabels();
    }

    void failPack(const base::Error &error)
    {
        m_rows.push_back({"pack." + pack().id, CheckState::Fail, CheckFact::Failed, {}, error});
        ++m_next;
        askSeries();
    }

    source::MetricSource &m_source;
    const std::vector<dashboard::Pack> &m_packs;
    const base::StopToken m_stop;
    const async::Receiver m_receiver;
    const async::Reply<Rows> m_reply;
    PackFindings m_found;
    Rows m_rows;
    std::size_t m_next = 0;
    std::size_t m_expectation = 0;
};

} // namespace

void checkPacks(source::MetricSource &source, const std::vector<dashboard::Pack> &packs, base::StopToken stop,
    async::Receiver receiver, source::Answer<Rows> answer)
{
    async::Reply<Rows> reply(stop, receiver, std::move(answer));
    std::make_shared<PackCheck>(source, packs, std::move(stop), std::move(receiver), std::move(reply))
        ->start();
}

} // namespace zumik::session
