// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/refresh.h"

#include "models/async/reply.h"
#include "models/board/notedwork.h"
#include "models/board/panelfacts.h"
#include "models/board/recordingdoubts.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/links.h"

#include <QThreadPool>

#include <algorithm>
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

double millisecondsSince(Clock::time_point time)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - time).count();
}

/// What is known of a query before it is sent.
QueryFact factOf(const PlannedQuery &query, base::Time now)
{
    QueryFact fact;
    fact.refId = query.query->refId;
    fact.expression = query.expression;
    fact.legend = query.legend;
    fact.grid = query.grid;
    fact.instant = query.instant;
    fact.asked = now;
    return fact;
}

} // namespace

/// A panel on its way: its plan, and the answers that have come.
struct BoardRun::Refresh::PanelTask {
    const dashboard::Panel *panel = nullptr;
    PanelPlan plan;
    std::string question; ///< as questionOf
    std::vector<QueryAnswer> answers;
    std::vector<QueryFact> facts; ///< of the plan's queries; their answers are in `answers`
    std::size_t missing = 0;
    Clock::time_point began = Clock::now();
    Clock::time_point answered; ///< when the last answer was here
};

BoardRun::Refresh::Refresh(BoardRun &run, Freshness freshness, Panels panels)
    : m_run(run)
    , m_whole(freshness == Freshness::Whole)
    , m_preview(freshness == Freshness::Preview)
    , m_panels(panels)
    , m_receiver(&run)
    , m_pool(run.m_source, m_stop.get_token(), m_receiver)
{
}

void BoardRun::Refresh::start()
{
    if (m_panels == Panels::NotYetAsked) {
        return askPanels();
    }
    if (m_panels == Panels::All) {
        findRange();
    }
    if (m_preview && m_run.m_resolved && m_run.m_given.empty()) {
        return askPanels();
    }
    if (m_run.m_options.scrapeInterval || m_run.m_intervals) {
        askVariables();
    } else {
        askIntervals();
    }
}

void BoardRun::Refresh::findRange()
{
    const base::Time now = m_run.m_source.now();
    const auto from = base::parseTime(m_run.m_time.from, now);
    const auto to = base::parseTime(m_run.m_time.to, now);
    // A dashboard file may say a time that nobody can read; setTime has checked the others.
    m_run.m_range.end = to ? *to : now;
    m_run.m_range.start =
        from && *from < m_run.m_range.end ? *from : m_run.m_range.end - std::chrono::hours(6);
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
    resolveVariables(m_run.m_source,
        {m_run.m_dashboard.variables, m_run.m_askedVariables, m_run.m_given, m_run.m_range},
        m_stop.get_token(), m_receiver, onResolved);
}

void BoardRun::Refresh::onVariables(ResolvedVariables resolved)
{
    m_run.takeVariables(std::move(resolved));
    if (m_panels == Panels::Changed) {
        for (const auto &[id, data] : m_run.m_data) {
            m_run.m_outdated.insert(id);
        }
    }
    askPanels();
}

void BoardRun::Refresh::askPanels()
{
    m_askedPanels = true;
    m_linkScope = std::make_shared<const dashboard::LinkScope>(
        dashboard::linkScope(m_run.m_dashboard, m_run.m_range, m_run.m_time.from, m_run.m_time.to));
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
    askEvents();
    for (const dashboard::Panel *panel : shown) {
        askPanel(*panel);
    }
    for (const dashboard::Panel *panel : shown) { // what is now comes first
        if (!m_preview) {
            askBaseline(*panel);
        }
    }
    panelOver();
}

/// Over the range that the last full refresh has, which the panels of a completing one share.
void BoardRun::Refresh::askEvents()
{
    if (m_panels == Panels::NotYetAsked || m_preview) {
        return;
    }
    ++m_pending;
    const auto onEvents = guarded(
        [](Refresh &self, std::shared_ptr<const Events> events) { self.onEvents(std::move(events)); });
    const base::Duration scrape = m_run.m_options.scrapeInterval.value_or(
        m_run.m_intervals ? m_run.m_intervals->of({}) : ScrapeIntervals().of({}));
    auto queries = annotationQueries(m_run.m_dashboard, m_run.m_range, scrape);
    std::for_each(queries.begin(), queries.end(), [this](auto &query) { query.range.whole = m_whole; });
    const auto onAsked = guarded([onEvents](Refresh &self, const std::shared_ptr<const Events> &events) {
        self.askNotedEvents(events, onEvents);
    });
    board::askEvents(m_pool, m_run.m_dashboard, queries, onAsked);
}

/// Grafana's own, after the others, which are shown if it doesn't answer.
void BoardRun::Refresh::askNotedEvents(const std::shared_ptr<const Events> &asked,
    const std::function<void(std::shared_ptr<const Events>)> &done)
{
    askNoted(m_run.m_options.annotations, m_run.m_dashboard, m_run.m_range, m_stop.get_token(), m_receiver,
        [asked, done](Events noted) {
            noted.events.insert(noted.events.end(), asked->events.begin(), asked->events.end());
            noted.errors.insert(asked->errors.begin(), asked->errors.end());
            noted.dropped += asked->dropped;
            done(madeEvents(std::move(noted)));
        });
}

void BoardRun::Refresh::onEvents(std::shared_ptr<const Events> events)
{
    m_run.m_events = std::move(events);
    for (auto &[id, data] : m_run.m_data) {
        const auto shown = eventsFor(m_run.m_events, m_run.m_dashboard, m_run.sourceOf(id), data->range);
        const bool same = shown == data->events
            || (shown && data->events && shown->events == data->events->events
                && shown->dropped == data->events->dropped);
        if (!same) {
            PanelData changed = *data;
            changed.events = shown;
            data = std::make_shared<const PanelData>(std::move(changed));
            Q_EMIT m_run.panelChanged(id);
        }
    }
    Q_EMIT m_run.eventsChanged();
    panelOver();
}

PanelContext BoardRun::Refresh::contextOf(int panelId) const
{
    static const ScrapeIntervals unknown;
    const auto width = m_run.m_widths.find(panelId);
    return {m_run.m_dashboard.variables, m_run.m_dashboard.title, m_run.m_range,
        width == m_run.m_widths.end() ? 1000 : width->second,
        m_run.m_intervals ? *m_run.m_intervals : unknown, m_run.m_options.scrapeInterval,
        m_preview ? std::optional(previewSteps) : std::nullopt};
}

void BoardRun::Refresh::askPanel(const dashboard::Panel &panel)
{
    auto task = std::make_shared<PanelTask>();
    task->panel = &panel;
    task->plan = planPanel(panel, contextOf(panel.id));
    const bool drawable = !std::holds_alternative<dashboard::UnsupportedOptions>(panel.options);
    if (task->plan.queries.empty() || !drawable) {
        m_run.m_facts.erase(panel.id);
        publish(*task, staticPanelData(panel, task->plan.range));
        return panelOver();
    }
    task->question = questionOf(task->plan);
    if (m_panels == Panels::Changed && isAnswered(*task)) {
        m_run.m_outdated.erase(panel.id);
        m_published.insert(panel.id);
        Q_EMIT m_run.panelChanged(panel.id); // it says that it waits
        return panelOver();
    }
    task->missing = task->plan.queries.size();
    task->answers.resize(task->missing);
    for (const PlannedQuery &query : task->plan.queries) {
        task->facts.push_back(factOf(query, m_run.m_source.now()));
    }
    for (std::size_t i = 0; i < task->answers.size(); ++i) {
        const PlannedQuery &query = task->plan.queries[i];
        task->facts[i].whole = !query.refused && isWhole(query);
        task->facts[i].joined = sendQuery(m_pool, query, source::Priority::Visible,
            guarded([task, i](Refresh &self, const QueryAnswer &answer) { self.onAnswer(task, i, answer); }));
    }
}

/// What it shows is what would be answered.
bool BoardRun::Refresh::isAnswered(const PanelTask &task) const
{
    const auto question = m_run.m_questions.find(task.panel->id);
    const Data data = m_run.panelData(task.panel->id);
    return question != m_run.m_questions.end() && question->second == task.question && data && !data->error
        && task.panel->transformations.empty(); // those may name variables
}

/// Nothing that is known already may stand for a part of its answer.
bool BoardRun::Refresh::isWhole(const PlannedQuery &query) const
{
    return query.instant || m_whole || query.dependsOnRange;
}

/// True where something else of the board has asked the same.
bool BoardRun::Refresh::sendQuery(QueryPool &pool, const PlannedQuery &query, source::Priority priority,
    const std::function<void(QueryAnswer)> &onAnswer)
{
    if (query.refused) {
        const auto answer = std::make_shared<const base::Result<series::Matrix>>(*query.refused);
        m_receiver.post([onAnswer, answer] { onAnswer(answer); });
        return false;
    }
    if (query.instant) {
        return pool.instant({query.expression, query.grid.start, priority}, onAnswer);
    }
    source::RangeQuery range{.expression = query.expression, .grid = query.grid, .priority = priority};
    range.whole = isWhole(query);
    range.behind = query.behind;
    return pool.range(range, onAnswer);
}

void BoardRun::Refresh::onAnswer(
    const std::shared_ptr<PanelTask> &task, std::size_t index, QueryAnswer answer)
{
    task->answers[index] = std::move(answer);
    task->facts[index].milliseconds = millisecondsSince(task->began);
    if (--task->missing == 0) {
        task->answered = Clock::now();
        onPanel(task);
    }
}

void BoardRun::Refresh::onPanel(const std::shared_ptr<PanelTask> &task)
{
    if (!hasPatterns(*task->panel)) {
        return onBuilt(task, buildPanelData(*task->panel, task->plan, task->answers));
    }
    const auto work = std::make_shared<PanelWork>(PanelWork{*task->panel, task->plan, task->answers});
    for (PlannedQuery &query : work->plan.queries) {
        query.query = work->panel.queries.data() + (query.query - task->panel->queries.data());
    }
    buildApart(work, guarded([task](Refresh &self, PanelData data) { self.onBuilt(task, std::move(data)); }));
}

/// On a thread of the pool.
void BoardRun::Refresh::buildApart(
    const std::shared_ptr<const PanelWork> &work, const std::function<void(PanelData)> &onBuilt)
{
    const async::Reply<PanelData> reply(
        m_stop.get_token(), m_receiver, [onBuilt](base::Result<PanelData> built) {
            if (built) {
                onBuilt(std::move(*built));
            }
        });
    QThreadPool::globalInstance()->start([reply, work] {
        if (!reply.settled()) {
            reply.deliver(buildPanelData(work->panel, work->plan, work->answers));
        }
    });
}

void BoardRun::Refresh::onBuilt(const std::shared_ptr<PanelTask> &task, PanelData data)
{
    data.queryMs = millisecondsSince(task->began);
    keepFacts(*task);
    if (data.state == PanelData::State::Empty && data.reason == EmptyReason::None) {
        if (!m_preview) {
            return askWhyEmpty(task, std::move(data));
        }
        takeKnownReason(*task, data);
    }
    if (data.state == PanelData::State::Data) {
        m_drawn.push_back({task->panel->id, expressionsOf(task->plan)});
    }
    publish(*task, std::move(data));
    panelOver();
}

/// A panel that asks nothing has none.
void BoardRun::Refresh::keepFacts(const PanelTask &task)
{
    auto facts = std::make_shared<PanelFacts>();
    facts->range = task.plan.range;
    facts->buildMilliseconds = millisecondsSince(task.answered);
    facts->queries = task.facts;
    for (std::size_t i = 0; i < facts->queries.size(); ++i) {
        facts->queries[i].answer = task.answers[i];
    }
    m_run.m_facts[task.panel->id] = std::move(facts);
}

/// What was found before stands until somebody has looked again.
void BoardRun::Refresh::takeKnownReason(const PanelTask &task, PanelData &data) const
{
    const Data known = m_run.panelData(task.panel->id);
    if (known && known->state == PanelData::State::Empty) {
        data.reason = known->reason;
        data.reasonDetail = known->reasonDetail;
    }
}

void BoardRun::Refresh::askWhyEmpty(const std::shared_ptr<PanelTask> &task, PanelData data)
{
    EmptyPanel empty{expressionsOf(task->plan), data.range, {}};
    std::copy_if(m_run.m_options.absent.begin(), m_run.m_options.absent.end(),
        std::back_inserter(empty.absent),
        [&](const AbsentRule &rule) { return rule.speaksOf(task->panel->title); });
    const auto onFinding =
        guarded([task, data = std::move(data)](Refresh &self, const base::Result<EmptyFinding> &finding) {
            PanelData found = data;
            if (finding) {
                found.reason = finding->reason;
                found.reasonDetail = finding->detail;
            }
            self.publish(*task, std::move(found));
            self.panelOver();
        });
    diagnose(m_run.m_source, std::move(empty), m_stop.get_token(), m_receiver, onFinding);
}

void BoardRun::Refresh::addRecordingDoubts(const PanelTask &task, PanelData &data) const
{
    const source::Recording *const recording = m_run.m_options.recording;
    for (std::size_t i = 0; recording != nullptr && i < task.plan.queries.size(); ++i) {
        const PlannedQuery &query = task.plan.queries[i];
        for (const Doubt &doubt : recordingDoubts(query.expression, query.grid, *recording)) {
            if (std::find(data.doubts.begin(), data.doubts.end(), doubt) == data.doubts.end()) {
                data.doubts.push_back(doubt);
            }
        }
    }
}

void BoardRun::Refresh::publish(const PanelTask &task, PanelData data)
{
    const int panelId = task.panel->id;
    addRecordingDoubts(task, data);
    if (const auto cut = m_run.m_leftOut.find(panelId); cut != m_run.m_leftOut.end()) {
        data.doubts.push_back({.kind = Doubt::Kind::RepeatsLeftOut, .detail = std::to_string(cut->second)});
    }
    m_published.insert(panelId);
    m_run.m_questions[panelId] = task.question;
    m_run.m_outdated.erase(panelId);
    data.now = m_run.m_source.now();
    data.linkScope = m_linkScope;
    data.events = eventsFor(m_run.m_events, m_run.m_dashboard, m_run.sourceOf(panelId), data.range);
    if (!m_preview) { // of another time it says nothing
        applyTruth(data, panelId, m_run.m_truth); // as far as it was known before
        data.baseline = baselineFor(*task.panel); // likewise
    }
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
    if (m_drawn.empty() || m_preview) {
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
        const auto known = m_run.m_data.find(id);
        if (known == m_run.m_data.end()) { // forgotten meanwhile
            continue;
        }
        const auto move = [id](auto &from, auto &to) {
            to.erase(id);
            if (const auto found = from.find(id); found != from.end()) {
                to.emplace(id, std::move(found->second));
            }
        };
        move(truth.youngest, m_run.m_truth.youngest);
        move(truth.doubts, m_run.m_truth.doubts);
        move(truth.topBounds, m_run.m_truth.topBounds);
        Data &shown = known->second;
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
