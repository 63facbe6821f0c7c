// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/variablework.h"

#include "models/async/reply.h"
#include "models/board/optionwork.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/options.h"
#include "models/dashboard/variables.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace zumik::board {

namespace {

using dashboard::Syntax;
using dashboard::Variable;

constexpr std::size_t mostAtOnce = 6;

class Resolving : public std::enable_shared_from_this<Resolving> {
public:
    Resolving(source::MetricSource &source, VariableRequest request, base::StopToken stop,
        async::Receiver receiver, async::Reply<ResolvedVariables> reply)
        : m_source(source)
        , m_range(request.range)
        , m_given(std::move(request.given))
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
        , m_order(dashboard::resolutionOrder(request.variables).order)
        , m_needs(dashboard::needsOf(request.variables))
        , m_states(request.variables.size(), State::Waiting)
    {
        m_result.variables = std::move(request.variables);
        m_result.asked = std::move(request.asked);
        dropCircles();
    }

    void advance()
    {
        for (bool changed = true; changed;) {
            changed = false;
            for (const std::size_t i : m_order) {
                if (m_states[i] == State::Waiting && m_asking < mostAtOnce && isReady(i)) {
                    begin(i);
                    changed = true;
                }
            }
        }
        const bool over =
            std::all_of(m_states.begin(), m_states.end(), [](State state) { return state == State::Done; });
        if (over) {
            m_reply.deliver(std::move(m_result));
        }
    }

private:
    enum class State { Waiting, Asking, Done };

    /// A variable waits only for those before it in the order; where they go round in a circle, for some of
    /// them.
    void dropCircles()
    {
        std::vector<std::size_t> place(m_order.size());
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            place[m_order[i]] = i;
        }
        for (std::size_t i = 0; i < m_needs.size(); ++i) {
            std::erase_if(m_needs[i], [&](std::size_t need) { return place[need] >= place[i]; });
        }
    }

    bool isReady(std::size_t i) const
    {
        return std::all_of(m_needs[i].begin(), m_needs[i].end(),
            [&](std::size_t need) { return m_states[need] == State::Done; });
    }

    void begin(std::size_t i)
    {
        Variable &variable = m_result.variables[i];
        if (variable.type == Variable::Type::Query) {
            return beginQuery(i);
        }
        m_states[i] = State::Done;
        Variable filled = variable;
        if (variable.type == Variable::Type::Custom) {
            filled.query = dashboard::interpolate(variable.query, valuesFor(variable, m_range), Syntax::Text);
        }
        auto own = dashboard::ownOptions(filled);
        if (own && *own != variable.options) {
            take(variable, std::move(*own));
        }
    }

    void beginQuery(std::size_t i)
    {
        const Variable &variable = m_result.variables[i];
        AskedOptions now{questionOf(variable), m_range, false, 0};
        const auto before = m_result.asked.find(variable.name);
        const bool saved = before == m_result.asked.end() && variable.refresh == Variable::Refresh::Never
            && !variable.options.empty();
        if (saved) {
            m_result.asked[variable.name] = std::move(now);
        }
        if (saved || (before != m_result.asked.end() && !isStale(variable, before->second, now))) {
            m_states[i] = State::Done;
            return;
        }
        m_states[i] = State::Asking;
        ++m_asking;
        m_result.asked[variable.name] = std::move(now);
        ask(i);
    }

    static bool isStale(const Variable &variable, const AskedOptions &before, const AskedOptions &now)
    {
        const bool moved = variable.refresh == Variable::Refresh::OnTimeRange && before.range != now.range;
        return before.failed || moved || before.question != now.question;
    }

    dashboard::Interpolation valuesFor(const Variable &variable, base::TimeRange range) const
    {
        return dashboard::interpolationFor({variable.query, variable.regex}, m_result.variables, range);
    }

    /// What the options depend on besides the range.
    std::string questionOf(const Variable &variable) const
    {
        const auto apart = valuesFor(variable, {});
        return dashboard::interpolate(variable.query, apart, Syntax::PromQl) + "\n"
            + dashboard::interpolate(variable.regex, apart, Syntax::Regex);
    }

    void ask(std::size_t i)
    {
        const Variable &variable = m_result.variables[i];
        const auto values = valuesFor(variable, m_range);
        OptionRequest request;
        request.query = dashboard::interpolate(variable.query, values, Syntax::PromQl);
        request.regex = dashboard::interpolate(variable.regex, values, Syntax::Regex);
        request.sort = variable.sort;
        request.range = m_range;
        askOptions(m_source, std::move(request), m_stop, m_receiver,
            [self = shared_from_this(), i](
                base::Result<dashboard::MadeOptions> made) { self->onOptions(i, std::move(made)); });
    }

    void onOptions(std::size_t i, base::Result<dashboard::MadeOptions> made)
    {
        Variable &variable = m_result.variables[i];
        AskedOptions &asked = m_result.asked[variable.name];
        m_states[i] = State::Done;
        --m_asking;
        if (made) {
            asked.leftOut = made->leftOut;
            take(variable, std::move(made->options));
        } else {
            asked.failed = true;
            m_result.errors.emplace(variable.name, made.error());
        }
        advance();
    }

    void take(Variable &variable, std::vector<dashboard::VariableOption> options)
    {
        variable.options = std::move(options);
        if (!m_given.contains(variable.name) || variable.current.empty()) {
            variable.current = dashboard::chooseCurrent(variable, variable.options);
        }
    }

    source::MetricSource &m_source;
    base::TimeRange m_range;
    std::set<std::string> m_given;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    async::Reply<ResolvedVariables> m_reply;
    ResolvedVariables m_result;
    std::vector<std::size_t> m_order;
    std::vector<std::vector<std::size_t>> m_needs;
    std::vector<State> m_states;
    std::size_t m_asking = 0;
};

} // namespace

void resolveVariables(source::MetricSource &source, VariableRequest request, base::StopToken stop,
    async::Receiver receiver, source::Answer<ResolvedVariables> answer)
{
    async::Reply<ResolvedVariables> reply(stop, receiver, std::move(answer));
    const auto work = std::make_shared<Resolving>(
        source, std::move(request), std::move(stop), std::move(receiver), std::move(reply));
    work->advance();
}

} // namespace zumik::board
