// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replayrefresh.h"

#include "widgets/dashboard/boardview.h"

#include <algorithm>

namespace zumik::app {

namespace {

/// Between two questions while it plays: what is drawn more often is not seen.
constexpr int shortestPause = 100; ///< ms

} // namespace

ReplayRefresh::ReplayRefresh(QObject *parent)
    : QObject(parent)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &ReplayRefresh::ask);
}

void ReplayRefresh::setBoard(widgets::dashboard::BoardView *board)
{
    if (m_board == board) {
        return ask(); // what it could not ask while it didn't show
    }
    if (m_board) {
        m_board->disconnect(this);
    }
    m_board = board;
    m_wants = Wants::Nothing;
    m_asked.reset();
    if (board == nullptr) {
        return;
    }
    // Not from inside of what ends a refresh.
    connect(
        board, &widgets::dashboard::BoardView::refreshed, this, &ReplayRefresh::ask, Qt::QueuedConnection);
    if (board->settled()) { // else it asks for itself
        want(Wants::Whole);
    }
}

void ReplayRefresh::moved(Move move, base::Time now)
{
    m_now = now;
    m_plays = move == Move::Played;
    if (m_plays && m_asked && std::chrono::abs(now - *m_asked) < m_step) {
        return;
    }
    want(move == Move::Sought ? Wants::Preview : Wants::Whole);
}

void ReplayRefresh::want(Wants wants)
{
    m_wants = wants;
    ask();
}

bool ReplayRefresh::settled() const
{
    return m_wants == Wants::Nothing || !m_board || !m_board->isVisible();
}

/// A preview lets go what is on its way, other than another preview; everything else lets a preview go.
bool ReplayRefresh::mustWait() const
{
    const board::BoardRun &run = m_board->run();
    return !run.idle() && (m_wants == Wants::Preview) == run.previews();
}

void ReplayRefresh::ask()
{
    if (m_wants == Wants::Nothing || !m_board || !m_board->isVisible() || mustWait()) {
        return;
    }
    if (m_plays && m_since.isValid() && m_since.elapsed() < shortestPause) {
        m_later.start(static_cast<int>(shortestPause - m_since.elapsed()));
        return;
    }
    const Wants wants = std::exchange(m_wants, Wants::Nothing);
    m_asked = m_now;
    m_since.start();
    wants == Wants::Preview ? m_board->preview() : m_board->keepUp();
}

} // namespace zumik::app
