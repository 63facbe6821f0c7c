// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/variablework.h"

#include "models/async/reply.h"
#include "models/base/text.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/options.h"
#include "models/dashboard/variables.h"

#include <memory>
#include <optional>
#include <utility>

namespace zumik::board {

namespace {

using Texts = std::vector<std::string>;
using dashboard::Variable;

std::vector<std::string> matchersOf(const std::string &selector)
{
    return selector.empty() ? std::vector<std::string>() : std::vector<std::string>{selector};
}

class Resolving : public std::enable_shared_from_this<Resolving> {
public:
    Resolving(source::MetricSource &source, std::vector<Variable> variables, base::TimeRange range,
        base::StopToken stop, async::Receiver receiver, async::Reply<ResolvedVariables> reply)
        : m_source(source)
        , m_range(range)
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
    {
        auto order = dashboard::resolutionOrder(variables);
        m_order = std::move(order.order);
        m_order.insert(m_order.end(), order.circular.begin(), order.circular.end());
        m_result.variables = std::move(variables);
    }

    void next()
    {
        for (; m_at < m_order.size(); ++m_at) {
            Variable &variable = m_result.variables[m_order[m_at]];
            if (variable.type == Variable::Type::Query) {
                return ask(variable);
            }
            if (auto own = dashboard::ownOptions(variable)) {
                take(variable, std::move(*own));
            }
        }
        m_reply.deliver(std::move(m_result));
    }

private:
    static void take(Variable &variable, std::vector<dashboard::VariableOption> options)
    {
        variable.options = std::move(options);
        variable.current = dashboard::chooseCurrent(variable, variable.options);
    }

    void ask(const Variable &variable)
    {
        const auto values = dashboard::interpolationOf(m_result.variables, m_range);
        const std::string query = dashboard::interpolate(variable.query, values, dashboard::Syntax::PromQl);
        std::visit([this](const auto &parsed) { send(parsed); }, dashboard::parseVariableQuery(query));
    }

    void send(const dashboard::LabelValuesQuery &query)
    {
        m_source.labelValues({query.label, matchersOf(query.selector), m_range}, m_stop, m_receiver,
            [self = shared_from_this()](auto v) { self->onTexts(std::move(v)); });
    }

    void send(const dashboard::LabelNamesQuery &query)
    {
        m_source.labelNames({matchersOf(query.selector), m_range}, m_stop, m_receiver,
            [self = shared_from_this()](auto names) { self->onTexts(std::move(names)); });
    }

    void send(const dashboard::MetricsQuery &query)
    {
        const std::string matcher = "{__name__=~" + base::quoted(".*(?:" + query.pattern + ").*") + "}";
        m_source.labelValues({"__name__", {matcher}, m_range}, m_stop, m_receiver,
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

    void onTexts(const base::Result<Texts> &texts)
    {
        Variable &variable = m_result.variables[m_order[m_at++]];
        auto options = texts ? dashboard::makeOptions(*texts, variable) : texts.error();
        if (options) {
            take(variable, std::move(*options));
        } else {
            m_result.errors.emplace(variable.name, options.error());
        }
        next();
    }

    source::MetricSource &m_source;
    base::TimeRange m_range;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    async::Reply<ResolvedVariables> m_reply;
    ResolvedVariables m_result;
    std::vector<std::size_t> m_order;
    std::size_t m_at = 0;
};

} // namespace

void resolveVariables(source::MetricSource &source, std::vector<Variable> variables, base::TimeRange range,
    base::StopToken stop, async::Receiver receiver, source::Answer<ResolvedVariables> answer)
{
    async::Reply<ResolvedVariables> reply(stop, receiver, std::move(answer));
    const auto work = std::make_shared<Resolving>(
        source, std::move(variables), range, std::move(stop), std::move(receiver), std::move(reply));
    work->next();
}

} // namespace zumik::board
