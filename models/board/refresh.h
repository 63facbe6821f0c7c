// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "models/board/panelwork.h"
#include "models/board/querypool.h"
#include "models/board/truth.h"
#include "models/board/variablework.h"

#include <chrono>
#include <memory>
#include <vector>

namespace zumik::board {

/// One refresh of a board: the server's scrape intervals and the variables first, then every visible panel's
/// queries at once. After `cancel` nothing of it reaches the board any more.
class BoardRun::Refresh : public std::enable_shared_from_this<BoardRun::Refresh> {
public:
    /// `whole`: nothing that the source knows may stand for a part of an answer. `completing`: only panels
    /// that show and weren't asked for since the last full refresh, over its range.
    Refresh(BoardRun &run, bool whole, bool completing);

    void start();
    void cancel();

    bool done() const { return m_done; }

    bool hasAskedPanels() const { return m_askedPanels; }

    std::size_t queriesSent() const { return m_pool.sent(); }

private:
    struct PanelTask;

    void askIntervals();
    void askVariables();
    void onVariables(ResolvedVariables resolved);
    void askPanels();
    void askPanel(const dashboard::Panel &panel);
    void sendQuery(const std::shared_ptr<PanelTask> &task, std::size_t index);
    void onAnswer(PanelTask &task, std::size_t index, QueryAnswer answer);
    void onPanel(PanelTask &task);
    void askWhyEmpty(const PanelTask &task, PanelData data);
    void publish(int panelId, PanelData data);
    void panelOver();
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
    const bool m_whole;
    const bool m_completing;
    base::StopSource m_stop;
    async::Receiver m_receiver;
    QueryPool m_pool;
    std::size_t m_pending = 0; ///< panels
    std::vector<TruthPanel> m_drawn; ///< panels with data
    bool m_askedPanels = false;
    bool m_done = false;
};

} // namespace zumik::board
