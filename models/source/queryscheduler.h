// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/sendqueue.h"
#include "models/source/tail.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace zumik::source {

struct SchedulerOptions {
    SendLimits limits = {};
    TailRule tail = {};
    base::Duration wholeEvery = std::chrono::minutes(10); ///< a range is asked anew, whatever is known of it
    std::size_t knownValues = 4'000'000; ///< kept for tails, 8 bytes each
    /// Whether an error means that the way to the server was lost, not that the server failed. Questions that
    /// end so are asked again. Empty: never.
    std::function<bool(const base::Error &)> isOfTheWay = {};
    int asks = 4; ///< so often at most a question is sent, however often the way is lost under it
    base::Duration patience = std::chrono::seconds(30); ///< so long after a loss questions wait for the way
};

/// Stands between those who ask and a server, so that it is asked no more than it has to be:
///
/// - the same question, asked again while its answer is on the way, is not sent twice; its answer goes to
///   both, and it is given up when all who asked have given up;
/// - of a range that has moved on only the tail is asked (models/source/tail.h), unless RangeQuery::whole;
///   a partial answer is handed on and never joined to a later one;
/// - a question that the way to the server was lost under is asked again, and while the way is being made
///   again questions wait, for a while; all that is asked here only reads, so twice does no harm;
/// - a server that asks to be left alone is, and there is a budget a minute (models/source/sendqueue.h).
///
/// How many are under way at once is the source's own limit. Lives in one thread, that of all who ask; the
/// source must outlive it.
class QueryScheduler final : public QObject, public MetricSource {
    Q_OBJECT

public:
    explicit QueryScheduler(MetricSource &source, SchedulerOptions options = {}, QObject *parent = nullptr);
    /// Whoever still waits is told Cancelled.
    ~QueryScheduler() override;

    /// From now on; what the server turns out to be decides it.
    void setTailRule(const TailRule &rule) { m_options.tail = rule; }

    SendState state() { return m_queue.state(); }

    /// The way to the server is gone, for that reason, and somebody makes it again: questions wait. To be
    /// told again at each further try.
    void wayLost(base::Error why);

    /// It is there again.
    void wayBack();

    /// Nobody makes it again by themselves: questions end with the reason, until `wayBack`. That also becomes
    /// of a loss that lasts.
    void wayFailed(base::Error why);

    struct Counts {
        std::size_t whole = 0;
        std::size_t tails = 0;
        std::size_t tailsThatDidNotFit = 0; ///< and were asked as a whole after all
    };

    /// Range queries that were sent.
    const Counts &counts() const { return m_counts; }

    void range(RangeQuery, base::StopToken, async::Receiver, Answer<series::Matrix>) override;
    void instant(InstantQuery, base::StopToken, async::Receiver, Answer<series::Instant>) override;
    void seriesOf(
        SeriesQuery, base::StopToken, async::Receiver, Answer<std::vector<series::Labels>>) override;
    void labelNames(SeriesQuery, base::StopToken, async::Receiver, Answer<std::vector<std::string>>) override;
    void labelValues(
        LabelValuesQuery, base::StopToken, async::Receiver, Answer<std::vector<std::string>>) override;
    void metadata(base::StopToken, async::Receiver, Answer<std::vector<MetricMetadata>>) override;
    void rules(base::StopToken, async::Receiver, Answer<std::vector<RuleGroup>>) override;
    void alerts(base::StopToken, async::Receiver, Answer<std::vector<Alert>>) override;
    void targets(base::StopToken, async::Receiver, Answer<std::vector<Target>>) override;
    void buildInfo(base::StopToken, async::Receiver, Answer<BuildInfo>) override;

    base::Time now() const override { return m_source.now(); }

Q_SIGNALS:
    /// Something else holds the questions than before.
    void stateChanged();

private:
    template <typename T> class Flight;
    struct FlightBase;

    /// How to put a question to the source.
    template <typename T> using Question = std::function<void(base::StopToken, async::Receiver, Answer<T>)>;

    struct Known {
        KnownMatrix answer;
        base::Time wholeAt; ///< when all of it was asked
        std::list<std::string>::iterator use;
    };

    template <typename T>
    void ask(const std::string &key, Priority priority, base::StopToken stop, async::Receiver receiver,
        Answer<T> answer, Question<T> question);

    template <typename T> struct Sent;
    template <typename T> void queue(const std::shared_ptr<Sent<T>> &sent);
    template <typename T> void take(const std::shared_ptr<Sent<T>> &sent, const base::Result<T> &result);
    template <typename T> bool asksAgain(const Sent<T> &sent, const base::Result<T> &result) const;
    void endWaiting(const base::Error &why);

    void askRange(const RangeQuery &query, base::StopToken stop, Answer<series::Matrix> answer);
    void askWhole(const RangeQuery &query, base::StopToken stop, Answer<series::Matrix> answer);
    std::optional<series::Grid> tailFor(const RangeQuery &query, const Known &known) const;
    void keep(const std::string &key, KnownMatrix answer, base::Time wholeAt);
    void forget(const std::string &key);

    MetricSource &m_source;
    SchedulerOptions m_options;
    async::Receiver m_receiver;
    SendQueue m_queue;
    std::optional<base::Error> m_wayLost; ///< and questions wait
    std::optional<base::Error> m_wayFailed; ///< and questions end so
    QTimer m_patience{this};
    Counts m_counts;
    std::map<std::string, std::shared_ptr<FlightBase>> m_flights; ///< by question, on the way or waiting
    std::map<std::string, Known> m_known; ///< by expression and step
    std::list<std::string> m_byUse; ///< keys of m_known, the latest used first
    std::size_t m_values = 0; ///< in m_known
};

} // namespace zumik::source
