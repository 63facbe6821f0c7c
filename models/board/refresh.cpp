// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/refresh.h"

#include "models/dashboard/interpolate.h"

#include <utility>

namespace zumik::board {

using Clock = std::chrono::steady_clock;

/// A panel on its way: its plan, and the answers that have come.
struct BoardRun::Refresh::PanelTask {
    const dashboard::Panel *panel = nullptr;
    PanelPlan plan;
    std::vector<QueryAnswer> answers;
    std::size_t missing = 0;
    Clock::time_point began = Clock::now();
};

BoardRun::Refresh::Refresh(BoardRun &run)
    : m_run(run)
    , m_receiver(&run)
    , m_pool(run.m_source, m_stop.get_token(), m_receiver)
{
}

void BoardRun::Refresh::start()
{
    const base::Time now = m_run.m_source.now();
    const auto from = base::parseTime(m_run.m_time.from, now);
    const auto to = base::parseTime(m_run.m_time.to, now);
    // A dashboard file may say a time that nobody can read; setTime has checked the others.
    m_range.end = to ? *to : now;
    m_range.start = from && *from < m_range.end ? *from : m_range.end - std::chrono::hours(6);
    if (m_run.m_options.scrapeInterval || m_run.m_intervals) {
        askVariables();
    } else {
        askIntervals();
    }
}

void BoardRun::Refresh::cancel()
{
    m_stop.request_stop();
}

void BoardRun::Refresh::askIntervals()
{
    const auto onTargets =
        guarded([](Refresh &self, const base::Result<std::vector<source::Target>> &targets) {
            if (targets) {
                self.m_run.m_intervals.emplace(*targets);
            }
            self.askVariables();
        });
    m_run.m_source.targets(m_stop.get_token(), m_receiver, onTargets);
}

void BoardRun::Refresh::askVariables()
{
    const auto onResolved = guarded([](Refresh &self, base::Result<ResolvedVariables> resolved) {
        if (resolved) {
            self.onVariables(std::move(*resolved));
        }
    });
    resolveVariables(
        m_run.m_source, m_run.m_dashboard.variables, m_range, m_stop.get_token(), m_receiver, onResolved);
}

void BoardRun::Refresh::onVariables(ResolvedVariables resolved)
{
    m_run.m_dashboard.variables = std::move(resolved.variables);
    m_run.updateStates(resolved.errors);
    askPanels();
}

void BoardRun::Refresh::askPanels()
{
    // Counted up front, so that panels which are done at once don't end the refresh before the others began.
    std::vector<const dashboard::Panel *> shown;
    const auto add = [&](const dashboard::Panel &panel) {
        const auto visible = m_run.m_visible.find(panel.id);
        if (visible == m_run.m_visible.end() || visible->second) {
            shown.push_back(&panel);
        }
    };
    for (const dashboard::Panel &panel : m_run.m_dashboard.panels) {
        add(panel);
        for (const dashboard::Panel &nested : panel.panels) {
            add(nested);
        }
    }
    m_pending = shown.size() + 1;
    for (const dashboard::Panel *panel : shown) {
        askPanel(*panel);
    }
    panelOver();
}

void BoardRun::Refresh::askPanel(const dashboard::Panel &panel)
{
    static const ScrapeIntervals unknown;
    const auto width = m_run.m_widths.find(panel.id);
    const PanelContext context{m_run.m_dashboard.variables, m_run.m_dashboard.title, m_range,
        width == m_run.m_widths.end() ? 1000 : width->second,
        m_run.m_intervals ? *m_run.m_intervals : unknown, m_run.m_options.scrapeInterval};
    auto task = std::make_shared<PanelTask>();
    task->panel = &panel;
    task->plan = planPanel(panel, context);
    const bool drawable = !std::holds_alternative<dashboard::UnsupportedOptions>(panel.options);
    if (task->plan.queries.empty() || !drawable) {
        publish(panel.id, staticPanelData(panel, task->plan.range));
        return panelOver();
    }
    task->missing = task->plan.queries.size();
    task->answers.resize(task->missing);
    for (std::size_t i = 0; i < task->answers.size(); ++i) {
        sendQuery(task, i);
    }
}

void BoardRun::Refresh::sendQuery(const std::shared_ptr<PanelTask> &task, std::size_t index)
{
    const PlannedQuery &query = task->plan.queries[index];
    const auto onAnswer =
        guarded([task, index](Refresh &self, const auto &answer) { self.onAnswer(*task, index, answer); });
    if (query.instant) {
        m_pool.instant({query.expression, query.grid.start}, onAnswer);
    } else {
        m_pool.range({query.expression, query.grid}, onAnswer);
    }
}

void BoardRun::Refresh::onAnswer(PanelTask &task, std::size_t index, QueryAnswer answer)
{
    task.answers[index] = std::move(answer);
    if (--task.missing == 0) {
        onPanel(task);
    }
}

void BoardRun::Refresh::onPanel(PanelTask &task)
{
    PanelData data = buildPanelData(*task.panel, task.plan, task.answers);
    data.queryMs = std::chrono::duration<double, std::milli>(Clock::now() - task.began).count();
    if (data.state == PanelData::State::Empty && data.reason == EmptyReason::None) {
        return askWhyEmpty(task, std::move(data));
    }
    publish(task.panel->id, std::move(data));
    panelOver();
}

void BoardRun::Refresh::askWhyEmpty(const PanelTask &task, PanelData data)
{
    EmptyPanel empty{{}, data.range, m_run.m_options.absent};
    for (const PlannedQuery &query : task.plan.queries) {
        empty.expressions.push_back(query.expression);
    }
    const auto onFinding = guarded([id = task.panel->id, data = std::move(data)](
                                       Refresh &self, const base::Result<EmptyFinding> &finding) {
        PanelData found = data;
        if (finding) {
            found.reason = finding->reason;
            found.reasonDetail = finding->detail;
        }
        self.publish(id, std::move(found));
        self.panelOver();
    });
    diagnose(m_run.m_source, std::move(empty), m_stop.get_token(), m_receiver, onFinding);
}

void BoardRun::Refresh::publish(int panelId, PanelData data)
{
    data.now = m_run.m_source.now();
    m_run.m_data[panelId] = std::make_shared<const PanelData>(std::move(data));
    Q_EMIT m_run.panelChanged(panelId);
}

void BoardRun::Refresh::panelOver()
{
    if (--m_pending > 0) {
        return;
    }
    m_done = true;
    m_run.m_queriesSent = m_pool.sent();
    Q_EMIT m_run.finished();
}

} // namespace zumik::board
