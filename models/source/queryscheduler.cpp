// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/source/queryscheduler.h"

#include "models/source/flight.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace zumik::source {

namespace {

/// Parts that no part can run into the next.
std::string keyOf(std::initializer_list<std::string> parts)
{
    std::string key;
    for (const std::string &part : parts) {
        key += std::to_string(part.size()) + ':' + part;
    }
    return key;
}

std::string text(base::Time time)
{
    return std::to_string(time.ms);
}

std::string text(const std::vector<std::string> &matchers, base::TimeRange range)
{
    std::string all = text(range.start) + ' ' + text(range.end);
    for (const std::string &matcher : matchers) {
        all += keyOf({matcher});
    }
    return all;
}

std::string knownKey(const RangeQuery &query)
{
    return keyOf({query.expression, std::to_string(query.grid.step.count()), std::to_string(query.maxSeries),
        std::to_string(query.behind.count())});
}

std::size_t valuesOf(const KnownMatrix &known)
{
    return known.matrix.series.size() * known.matrix.grid.count;
}

} // namespace

QueryScheduler::QueryScheduler(MetricSource &source, SchedulerOptions options, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_options(std::move(options))
    , m_receiver(this)
    , m_queue(m_options.limits)
{
    connect(&m_queue, &SendQueue::changed, this, &QueryScheduler::stateChanged);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        wayFailed(m_wayLost.value_or(base::Error{base::ErrorCode::ConnectionLost, {}, {}}));
    });
}

QueryScheduler::~QueryScheduler()
{
    for (const auto &[key, flight] : m_flights) {
        flight->stop.request_stop();
        flight->end({base::ErrorCode::Cancelled, {}, {}});
    }
}

template <typename T>
void QueryScheduler::ask(const std::string &key, Priority priority, base::StopToken stop,
    async::Receiver receiver, Answer<T> answer, Question<T> question)
{
    async::Reply<T> reply(stop, std::move(receiver), std::move(answer));
    if (m_wayFailed) {
        return reply.deliver(*m_wayFailed);
    }
    auto &known = m_flights[key];
    // A key names the kind of its question, so the kind of its answer is known.
    auto flight = known && !known->unwanted() ? std::static_pointer_cast<Flight<T>>(known) : nullptr;
    const bool isNew = !flight;
    if (isNew) {
        flight = std::make_shared<Flight<T>>();
        known = flight;
    }
    const std::weak_ptr<FlightBase> weak = flight;
    flight->join(std::move(reply), std::move(stop), [weak, here = m_receiver] {
        here.post([weak] {
            if (const auto left = weak.lock(); left && left->unwanted()) {
                left->stop.request_stop();
            }
        });
    });
    if (isNew || !flight->sent) {
        // One that waits already waits a second time, in case this asker has the better place.
        queue(std::make_shared<Sent<T>>(Sent<T>{key, priority, flight, std::move(question)}));
    }
}

template <typename T> void QueryScheduler::queue(const std::shared_ptr<Sent<T>> &sent)
{
    const auto flight = sent->flight;
    auto send = [this, sent, flight] {
        flight->sent = true;
        ++flight->asks;
        sent->question(flight->stop.get_token(), m_receiver,
            [this, sent](const base::Result<T> &result) { take(sent, result); });
    };
    m_queue.add({sent->priority, [flight] { return flight->sent || flight->unwanted(); }, std::move(send)});
}

template <typename T>
void QueryScheduler::take(const std::shared_ptr<Sent<T>> &sent, const base::Result<T> &result)
{
    Flight<T> &flight = *sent->flight;
    if (asksAgain(*sent, result)) {
        flight.sent = false;
        queue(sent);
    } else {
        if (const auto found = m_flights.find(sent->key);
            found != m_flights.end() && found->second == sent->flight) {
            m_flights.erase(found);
        }
        flight.deliver(result);
    }
    m_queue.answered(result ? nullptr : &result.error());
}

// --- the way to the server

/// Without a loss that was told there may be one that will be: the news of it comes another way.
template <typename T> bool QueryScheduler::asksAgain(const Sent<T> &sent, const base::Result<T> &result) const
{
    const bool lost = !result && m_options.isOfTheWay && m_options.isOfTheWay(result.error());
    return lost && !m_wayFailed && sent.flight->asks < m_options.asks && !sent.flight->unwanted();
}

void QueryScheduler::wayLost(base::Error why)
{
    const bool news = !m_wayLost && !m_wayFailed;
    if (m_wayFailed && !m_patience.isActive()) {
        m_wayFailed = std::move(why); // a further try after all patience
        return;
    }
    m_wayLost = std::move(why);
    if (news) {
        m_patience.start(m_options.patience);
        m_queue.holdWay(true);
    }
}

void QueryScheduler::wayBack()
{
    m_patience.stop();
    m_wayLost.reset();
    m_wayFailed.reset();
    m_queue.holdWay(false);
}

void QueryScheduler::wayFailed(base::Error why)
{
    m_patience.stop();
    m_wayLost.reset();
    m_wayFailed = std::move(why);
    endWaiting(*m_wayFailed);
}

/// Those that are under way end by themselves.
void QueryScheduler::endWaiting(const base::Error &why)
{
    for (auto it = m_flights.begin(); it != m_flights.end();) {
        if (it->second->sent) {
            ++it;
            continue;
        }
        it->second->end(why);
        it = m_flights.erase(it);
    }
    m_queue.holdWay(true); // drops them
}

// --- ranges

void QueryScheduler::range(
    RangeQuery query, base::StopToken stop, async::Receiver receiver, Answer<series::Matrix> answer)
{
    const std::string key = keyOf({"range", knownKey(query), text(query.grid.start),
        std::to_string(query.grid.count), query.whole ? "whole" : ""});
    ask<series::Matrix>(key, query.priority, std::move(stop), std::move(receiver), std::move(answer),
        [this, query](base::StopToken token, const async::Receiver &, Answer<series::Matrix> then) {
            askRange(query, std::move(token), std::move(then));
        });
}

std::optional<series::Grid> QueryScheduler::tailFor(const RangeQuery &query, const Known &known) const
{
    if (query.whole || now() - known.wholeAt >= m_options.wholeEvery) {
        return {};
    }
    const auto overlap = overlapOf(query.expression, m_options.tail);
    const auto tail = overlap ? tailOf(known.answer, query.grid, *overlap) : std::nullopt;
    const bool worthIt = tail && tail->count * 2 <= query.grid.count;
    return worthIt ? tail : std::nullopt;
}

void QueryScheduler::askRange(const RangeQuery &query, base::StopToken stop, Answer<series::Matrix> answer)
{
    const std::string key = knownKey(query);
    const auto found = m_known.find(key);
    const auto tail = found == m_known.end() ? std::nullopt : tailFor(query, found->second);
    if (!tail) {
        return askWhole(query, std::move(stop), std::move(answer));
    }
    ++m_counts.tails;
    RangeQuery rest = query;
    rest.grid = *tail;
    m_source.range(std::move(rest), stop, m_receiver,
        [this, query, key, stop, answer = std::move(answer), known = found->second.answer,
            wholeAt = found->second.wholeAt, asOf = now()](const base::Result<series::Matrix> &got) {
            if (!got) {
                return answer(got.error());
            }
            auto whole = joined(known, *got, query.grid, m_options.tail.settle);
            if (!whole) {
                ++m_counts.tailsThatDidNotFit;
                return askWhole(query, stop, answer);
            }
            if (!series::isPartial(got->annotations)) {
                keep(key, {*whole, asOf}, wholeAt);
            }
            answer(std::move(*whole));
        });
}

void QueryScheduler::askWhole(const RangeQuery &query, base::StopToken stop, Answer<series::Matrix> answer)
{
    ++m_counts.whole;
    m_source.range(query, std::move(stop), m_receiver,
        [this, key = knownKey(query), answer = std::move(answer), asOf = now()](
            base::Result<series::Matrix> got) {
            if (got && !series::isPartial(got->annotations)) {
                keep(key, {*got, asOf}, asOf);
            }
            answer(std::move(got));
        });
}

void QueryScheduler::keep(const std::string &key, KnownMatrix answer, base::Time wholeAt)
{
    forget(key);
    const std::size_t values = valuesOf(answer);
    if (values > m_options.knownValues) {
        return;
    }
    while (m_values + values > m_options.knownValues) {
        forget(std::string(m_byUse.back()));
    }
    m_values += values;
    m_byUse.push_front(key);
    m_known.emplace(key, Known{std::move(answer), wholeAt, m_byUse.begin()});
}

void QueryScheduler::forget(const std::string &key)
{
    const auto found = m_known.find(key);
    if (found != m_known.end()) {
        m_values -= valuesOf(found->second.answer);
        m_byUse.erase(found->second.use);
        m_known.erase(found);
    }
}

// --- what is only passed on

void QueryScheduler::instant(
    InstantQuery query, base::StopToken stop, async::Receiver receiver, Answer<series::Instant> answer)
{
    ask<series::Instant>(keyOf({"instant", query.expression, text(query.time)}), query.priority,
        std::move(stop), std::move(receiver), std::move(answer),
        [this, query](auto token, auto here, auto then) {
            m_source.instant(query, std::move(token), std::move(here), std::move(then));
        });
}

void QueryScheduler::seriesOf(SeriesQuery query, base::StopToken stop, async::Receiver receiver,
    Answer<std::vector<series::Labels>> answer)
{
    ask<std::vector<series::Labels>>(keyOf({"series", text(query.matchers, query.range)}),
        Priority::Background, std::move(stop), std::move(receiver), std::move(answer),
        [this, query](auto token, auto here, auto then) {
            m_source.seriesOf(query, std::move(token), std::move(here), std::move(then));
        });
}

void QueryScheduler::labelNames(SeriesQuery query, base::StopToken stop, async::Receiver receiver,
    Answer<std::vector<std::string>> answer)
{
    ask<std::vector<std::string>>(keyOf({"labels", text(query.matchers, query.range)}), Priority::Background,
        std::move(stop), std::move(receiver), std::move(answer),
        [this, query](auto token, auto here, auto then) {
            m_source.labelNames(query, std::move(token), std::move(here), std::move(then));
        });
}

/// Variables: everything else on a board waits for them.
void QueryScheduler::labelValues(LabelValuesQuery query, base::StopToken stop, async::Receiver receiver,
    Answer<std::vector<std::string>> answer)
{
    ask<std::vector<std::string>>(keyOf({"values", query.label, text(query.matchers, query.range)}),
        Priority::Visible, std::move(stop), std::move(receiver), std::move(answer),
        [this, query](auto token, auto here, auto then) {
            m_source.labelValues(query, std::move(token), std::move(here), std::move(then));
        });
}

void QueryScheduler::metadata(
    base::StopToken stop, async::Receiver receiver, Answer<std::vector<MetricMetadata>> answer)
{
    ask<std::vector<MetricMetadata>>("metadata", Priority::Background, std::move(stop), std::move(receiver),
        std::move(answer), [this](auto token, auto here, auto then) {
            m_source.metadata(std::move(token), std::move(here), std::move(then));
        });
}

void QueryScheduler::rules(
    base::StopToken stop, async::Receiver receiver, Answer<std::vector<RuleGroup>> answer)
{
    ask<std::vector<RuleGroup>>("rules", Priority::Background, std::move(stop), std::move(receiver),
        std::move(answer), [this](auto token, auto here, auto then) {
            m_source.rules(std::move(token), std::move(here), std::move(then));
        });
}

void QueryScheduler::alerts(base::StopToken stop, async::Receiver receiver, Answer<std::vector<Alert>> answer)
{
    ask<std::vector<Alert>>("alerts", Priority::Visible, std::move(stop), std::move(receiver),
        std::move(answer), [this](auto token, auto here, auto then) {
            m_source.alerts(std::move(token), std::move(here), std::move(then));
        });
}

void QueryScheduler::targets(
    base::StopToken stop, async::Receiver receiver, Answer<std::vector<Target>> answer)
{
    ask<std::vector<Target>>("targets", Priority::Visible, std::move(stop), std::move(receiver),
        std::move(answer), [this](auto token, auto here, auto then) {
            m_source.targets(std::move(token), std::move(here), std::move(then));
        });
}

void QueryScheduler::buildInfo(base::StopToken stop, async::Receiver receiver, Answer<BuildInfo> answer)
{
    ask<BuildInfo>("buildInfo", Priority::Visible, std::move(stop), std::move(receiver), std::move(answer),
        [this](auto token, auto here, auto then) {
            m_source.buildInfo(std::move(token), std::move(here), std::move(then));
        });
}

} // namespace zumik::source
