// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/annotationwork.h"
#include "models/board/baseline.h"
#include "models/board/boardrun.h"
#include "models/board/panelwork.h"
#include "models/board/querypool.h"
#include "models/board/truth.h"
#include "models/board/variablework.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace zumik::board {

/// One refresh of a board: the server's scrape intervals and the variables first, then every visible panel's
/// queries at once. After `cancel` nothing of it reaches the board any more.
class BoardRun::Refresh : public std::enable_shared_from_this<BoardRun::Refresh> {
public:
    enum class Panels {
        All, ///< those that show, over a range that ends now
        Changed, ///< over the range of the last refresh, of those that show the ones whose queries are others
        NotYetAsked ///< over that range too, those that show and that it left out
    };

    Refresh(BoardRun &run, Freshness freshness, Panels panels);

    void start();
    void cancel();

    bool done() const { return m_done; }

    bool hasAskedPanels() const { return m_askedPanels; }

    bool isPreview() const { return m_preview; }

    std::size_t queriesSent() const { return m_pool.sent() + (m_otherPool ? m_otherPool->sent() : 0); }

private:
    struct PanelTask;
    struct BaselineTask;

    void askIntervals();
    void findRange();
    void askVariables();
    void onVariables(ResolvedVariables resolved);
    void askPanels();
    void askEvents();
    void askNotedEvents(const std::shared_ptr<const Events> &asked,
        const std::function<void(std::shared_ptr<const Events>)> &done);
    void onEvents(std::shared_ptr<const Events> events);
    PanelContext contextOf(int panelId) const;
    void askPanel(const dashboard::Panel &panel);
    bool isWhole(const PlannedQuery &query) const;
    bool sendQuery(QueryPool &pool, const PlannedQuery &query, source::Priority priority,
        const std::function<void(QueryAnswer)> &onAnswer);
    void onAnswer(const std::shared_ptr<PanelTask> &task, std::size_t index, QueryAnswer answer);
    void onPanel(const std::shared_ptr<PanelTask> &task);
    void buildApart(
        const std::shared_ptr<const PanelWork> &work, const std::function<void(PanelData)> &onBuilt);
    void onBuilt(const std::shared_ptr<PanelTask> &task, PanelData data);
    void keepFacts(const PanelTask &task);
    void takeKnownReason(const PanelTask &task, PanelData &data) const;
    void askWhyEmpty(const std::shared_ptr<PanelTask> &task, PanelData data);
    bool isAnswered(const PanelTask &task) const;
    void addRecordingDoubts(const PanelTask &task, PanelData &data) const;
    void publish(const PanelTask &task, PanelData data);
    void panelOver();

    // refreshbaseline.cpp
    QueryPool &baselinePool();
    void askBaseline(const dashboard::Panel &panel);
    void onBaselineAnswers(const std::shared_ptr<BaselineTask> &task);
    void onBaseline(const BaselineTask &task, PanelData data);
    std::shared_ptr<const Baseline> baselineFor(const dashboard::Panel &panel) const;

    void askWhatIsTrue();
    void onTruth(Truth truth);
    void end();

    /// `task` as a callback that does nothing once this refresh was cancelled, or has gone.
    template <typename F> auto guarded(F task)
    {
        return [weak = weak_from_this(), task = std::move(task)](auto &&argument) {
            const auto self = weak.lock();
            if (self && !self->m_stop.stop_requested()) {
                task(*self, std::forward<decltype(argument)>(argument));
            }
        };
    }

    BoardRun &m_run;
    const bool m_whole; ///< nothing that the source knows may stand for a part of an answer
    const bool m_preview;
    const Panels m_panels;
    base::StopSource m_stop;
    async::Receiver m_receiver;
    QueryPool m_pool;
    std::optional<QueryPool> m_otherPool; ///< of the source that is compared with, if it is another
    std::shared_ptr<const dashboard::LinkScope> m_linkScope;
    std::size_t m_pending = 0; ///< panels
    std::vector<TruthPanel> m_drawn; ///< panels with data
    std::set<int> m_published; ///< panels whose own data is this refresh's
    bool m_askedPanels = false;
    bool m_done = false;
};

} // namespace zumik::board
