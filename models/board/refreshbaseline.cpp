// SPDX-License-Identifier: GPL-3.0-or-later
// What the panels of a refresh are compared with. Each query is asked once more, behind those of all panels;
// what comes is put beside what a panel shows, and never in its way.
#include "models/board/baselinework.h"
#include "models/board/refresh.h"

namespace zumik::board {

/// A baseline on its way.
struct BoardRun::Refresh::BaselineTask {
    std::shared_ptr<PanelWork> work = std::make_shared<PanelWork>();
    base::Duration shift{0};
    std::size_t missing = 0;
};

QueryPool &BoardRun::Refresh::baselinePool()
{
    if (m_run.m_other.source == nullptr) {
        return m_pool;
    }
    if (!m_otherPool) {
        m_otherPool.emplace(*m_run.m_other.source, m_stop.get_token(), m_receiver);
    }
    return *m_otherPool;
}

void BoardRun::Refresh::askBaseline(const dashboard::Panel &panel)
{
    const auto known = m_run.m_baselines.find(panel.id);
    if (!m_run.m_back || !isCompared(panel)) {
        return known == m_run.m_baselines.end() ? void() : void(m_run.m_baselines.erase(known));
    }
    const auto task = std::make_shared<BaselineTask>();
    task->shift = *m_run.m_back;
    task->work->panel = panel;
    const PanelContext context = contextOf(panel.id);
    PanelPlan &plan = task->work->plan;
    plan = earlierPlan(task->work->panel, context, planPanel(panel, context), task->shift);
    if (known != m_run.m_baselines.end()) {
        const bool same =
            known->second.baseline->shift == task->shift && known->second.source == m_run.m_other;
        if (same && m_panels == Panels::Changed && known->second.question == questionOf(plan)
            && !known->second.baseline->error) {
            return;
        }
        if (!same || known->second.standing != standingOf(plan)) {
            m_run.m_baselines.erase(known); // of something else
        }
    }
    task->missing = plan.queries.size();
    task->work->answers.resize(task->missing);
    m_pending += task->missing > 0 ? 1 : 0;
    for (std::size_t i = 0; i < plan.queries.size(); ++i) {
        sendQuery(baselinePool(), plan.queries[i], source::Priority::OffScreen,
            guarded([task, i](Refresh &self, const QueryAnswer &answer) {
                task->work->answers[i] = answer;
                if (--task->missing == 0) {
                    self.onBaselineAnswers(task);
                }
            }));
    }
}

void BoardRun::Refresh::onBaselineAnswers(const std::shared_ptr<BaselineTask> &task)
{
    const PanelWork &work = *task->work;
    if (!hasPatterns(work.panel)) {
        return onBaseline(*task, buildPanelData(work.panel, work.plan, work.answers));
    }
    buildApart(task->work,
        guarded([task](Refresh &self, PanelData data) { self.onBaseline(*task, std::move(data)); }));
}

void BoardRun::Refresh::onBaseline(const BaselineTask &task, PanelData data)
{
    const int id = task.work->panel.id;
    if (!m_run.wasAsked(id)) { // forgotten meanwhile
        return panelOver();
    }
    auto made = std::make_shared<Baseline>(baselineOf(std::move(data), task.shift));
    made->of = m_run.m_other.name;
    const std::shared_ptr<const Baseline> baseline = std::move(made);
    m_run.m_baselines.insert_or_assign(
        id, KnownBaseline{baseline, m_run.m_other, questionOf(task.work->plan), standingOf(task.work->plan)});
    const auto shown = m_run.m_data.find(id);
    if (shown != m_run.m_data.end() && m_published.contains(id)) { // else it comes with the panel's own
        PanelData compared = *shown->second;
        compared.baseline = baseline;
        shown->second = std::make_shared<const PanelData>(std::move(compared));
        Q_EMIT m_run.panelChanged(id);
    }
    panelOver();
}

std::shared_ptr<const Baseline> BoardRun::Refresh::baselineFor(const dashboard::Panel &panel) const
{
    const auto known = m_run.m_baselines.find(panel.id);
    const bool asked = known != m_run.m_baselines.end() && known->second.baseline->shift == m_run.m_back
        && known->second.source == m_run.m_other;
    return asked ? known->second.baseline : nullptr;
}

} // namespace zumik::board
