// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/optionwork.h"

#include "models/async/reply.h"
#include "models/base/text.h"
#include "models/dashboard/variables.h"

#include <memory>
#include <thread>
#include <utility>

namespace zumik::board {

namespace {

using Texts = std::vector<std::string>;
using Reply = async::Reply<dashboard::MadeOptions>;

constexpr std::size_t longAnswer = 2000; ///< texts that are made into options in passing

std::vector<std::string> matchersOf(const std::string &selector)
{
    return selector.empty() ? std::vector<std::string>() : std::vector<std::string>{selector};
}

std::string nameMatcher(const std::string &pattern)
{
    return "{__name__=~" + base::quoted(".*(?:" + pattern + ").*") + "}";
}

class Asking : public std::enable_shared_from_this<Asking> {
public:
    Asking(source::MetricSource &source, OptionRequest request, base::StopToken stop,
        async::Receiver receiver, Reply reply)
        : m_source(source)
        , m_range(request.range)
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
    {
        m_rules.regex = std::move(request.regex);
        m_rules.sort = request.sort;
    }

    void send(const dashboard::LabelValuesQuery &query)
    {
        m_source.labelValues({query.label, matchersOf(query.selector), m_range}, m_stop, m_receiver,
            [self = shared_from_this()](auto values) { self->onTexts(std::move(values)); });
    }

    /// As metric_find_query.ts: what stands in the brackets is a part of metric names.
    void send(const dashboard::LabelNamesQuery &query)
    {
        const std::string selector = query.pattern.empty() ? std::string() : nameMatcher(query.pattern);
        m_source.labelNames({matchersOf(selector), m_range}, m_stop, m_receiver,
            [self = shared_from_this()](auto names) { self->onTexts(std::move(names)); });
    }

    void send(const dashboard::MetricsQuery &query)
    {
        m_source.labelValues({"__name__", {nameMatcher(query.pattern)}, m_range}, m_stop, m_receiver,
            [self = shared_from_this()](auto names) { self->onTexts(std::move(names)); });
    }

    void send(const dashboard::ResultQuery &query)
    {
        const auto onInstant = [self = shared_from_this()](base::Result<series::Instant> instant) {
            self->onTexts(instant ? base::Result<Texts>(dashboard::resultTexts(*instant)) : instant.error());
        };
        m_source.instant({query.expression, m_range.end}, m_stop, m_receiver, onInstant);
    }

    void send(const dashboard::SeriesQuery &query)
    {
        if (query.selector.empty()) {
            return m_reply.deliver(dashboard::MadeOptions());
        }
        const auto onSeries = [self = shared_from_this()](base::Result<std::vector<series::Labels>> all) {
            if (!all) {
                return self->onTexts(all.error());
            }
            Texts texts;
            for (const series::Labels &labels : *all) {
                texts.push_back(labels.toString());
            }
            self->onTexts(std::move(texts));
        };
        m_source.seriesOf({matchersOf(query.selector), m_range}, m_stop, m_receiver, onSeries);
    }

private:
    void onTexts(base::Result<Texts> texts)
    {
        if (!texts) {
            m_reply.deliver(texts.error());
        } else if (texts->size() < longAnswer) {
            m_reply.deliver(dashboard::makeOptions(*texts, m_rules));
        } else {
            std::thread([reply = m_reply, rules = m_rules, texts = std::move(*texts)] {
                if (!reply.settled()) {
                    reply.deliver(dashboard::makeOptions(texts, rules));
                }
            }).detach();
        }
    }

    source::MetricSource &m_source;
    base::TimeRange m_range;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    Reply m_reply;
    dashboard::Variable m_rules; ///< its regex and order
};

} // namespace

void askOptions(source::MetricSource &source, OptionRequest request, base::StopToken stop,
    async::Receiver receiver, source::Answer<dashboard::MadeOptions> answer)
{
    Reply reply(stop, receiver, std::move(answer));
    const auto query = dashboard::parseVariableQuery(request.query);
    const auto asking = std::make_shared<Asking>(
        source, std::move(request), std::move(stop), std::move(receiver), std::move(reply));
    std::visit([&](const auto &parsed) { asking->send(parsed); }, query);
}

} // namespace zumik::board
