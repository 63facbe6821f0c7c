// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/refresh.h"

#include "models/dashboard/interpolate.h"

#include <utility>

namespace zumik::board {

using Clock = std::chrono::steady_clock;

namespace {

std::vector<std::string> expressionsOf(const PanelPlan &plan)
{
    std::vector<std::string> expressions;
    for (const PlannedQuery &query : plan.queries) {
        expressions.push_back(query.expression);
    }
    return expressions;
}

} // namespace

/// A panel on its way: its plan, and the answers that have come.
struct BoardRun::Refresh::PanelTask {
    const dashboard::Panel *panel = nullptr;
    PanelPlan plan;
    std::vector<QueryAnswer> answers;
    std::size_t missing = 0;
    Clock::time_point began = Clock::now();
};

BoardRun::Refresh::Refresh(BoardRun &run, bool whole, bool completing)
    : m_run(run)
    , m_whole(whole)
    , m_completing(completing)
    , m_receiver(&run)
    , m_pool(run.m_source, m_stop.get_token(), m_receiver)
{
}

void BoardRun::Refresh::start()
{
    if (m_completing) {
        return askPanels();
    }
    const base::Time now = m_run.m_source.now();
    const auto from = base::parseTime(m_run.m_time.from, now);
    const auto to = base::parseTime(m_run.m_time.to, now);
    // A dashboard file may say a time that nobody can read; setTime has checked the others.
    m_run.m_range.end = to ? *to : now;
    m_run.m_range.start =
        from && *from < m_run.m_range.end ? *from : m_run.m_range.end - std::chrono::hours(6);
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
    resolveVariables(m_run.m_source, m_run.m_dashboard.variables, m_run.m_range, m_stop.get_token(),
        m_receiver, onResolved);
}

void BoardRun::Refresh::onVariables(ResolvedVariables resolved)
{
    m_run.m_dashboard.variables = std::move(resolved.variables);
    m_run.updateStates(resolved.errors);
    askPanels();
}

void BoardRun::Refresh::askPanels()
{
    m_askedPanels = true;
    // Counted up front, so that panels which are done at once don't end the refresh before the others began.
    std::vector<const dashboard::Panel *> shown;
    const auto add = [&](const dashboard::Panel &panel) {
        if (m_run.shows(panel.id) && m_run.m_asked.insert(panel.id).second) {
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
    const PanelContext context{m_run.m_dashboard.variables, m_run.m_dashboard.title, m_run.m_range,
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
        source::RangeQuery range{.expression = query.expression, .grid = query.grid};
        range.whole = m_whole || query.dependsOnRange;
        m_pool.range(range, onAnswer);
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
    if (data.state == PanelData::State::Data) {
        m_drawn.push_back({task.panel->id, expressionsOf(task.plan)});
    }
    publish(task.panel->id, std::move(data));
    panelOver();
}

void BoardRun::Refresh::askWhyEmpty(const PanelTask &task, PanelData data)
{
    EmptyPanel empty{expressionsOf(task.plan), data.range, m_run.m_options.absent};
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
    applyTruth(data, panelId, m_run.m_truth); // as far as it was known before
    m_run.m_data[panelId] = std::make_shared<const PanelData>(std::move(data));
    Q_EMIT m_run.panelChanged(panelId);
}

void BoardRun::Refresh::panelOver()
{
    if (--m_pending == 0) {
        askWhatIsTrue();
    }
}

void BoardRun::Refresh::askWhatIsTrue()
{
    if (m_drawn.empty()) {
        return end();
    }
    const base::Time time = std::min(m_run.m_range.end, m_run.m_source.now());
    askTruth(m_run.m_source, m_drawn, time, m_stop.get_token(), m_receiver,
        guarded([](Refresh &self, base::Result<Truth> truth) {
            if (truth) {
                self.onTruth(std::move(*truth));
            }
            self.end();
        }));
}

void BoardRun::Refresh::onTruth(Truth truth)
{
    for (const TruthPanel &panel : m_drawn) {
        const int id = panel.id;
        const auto move = [id](auto &from, auto &to) {
            to.erase(id);
            if (const auto found = from.find(id); found != from.end()) {
                to.emplace(id, std::move(found->second));
            }
        };
        move(truth.youngest, m_run.m_truth.youngest);
        move(truth.doubts, m_run.m_truth.doubts);
        move(truth.topBounds, m_run.m_truth.topBounds);
        Data &shown = m_run.m_data[id];
        PanelData data = *shown;
        const bool changed = applyTruth(data, id, m_run.m_truth);
        shown = std::make_shared<const PanelData>(std::move(data));
        if (changed) {
            Q_EMIT m_run.panelChanged(id);
        }
    }
}

void BoardRun::Refresh::end()
{
    m_done = true;
    m_run.onRefreshOver();
}

} // namespace zumik::board
