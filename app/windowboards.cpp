// SPDX-License-Identifier: GPL-3.0-or-later
// The board that shows: which, of what time, how often, and what the bars say of it.
#include "app/mainwindow.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/connect/connectionpage.h"
#include "widgets/dashboard/refreshchoice.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"

#include <QStackedWidget>

#include <algorithm>

namespace zumik::app {

namespace {

using Mode = Connection::Mode;
using widgets::dashboard::BoardView;

constexpr std::size_t rateSeconds = 15;

} // namespace

// --- the board

void MainWindow::onTimeChanged(const board::BoardTime &time)
{
    m_boards->setTime(time);
    m_top->setTime(time, m_boards->source().now());
}

void MainWindow::compare(std::optional<base::Duration> back)
{
    BoardView *const view = board();
    if (view != nullptr && view->setComparison(back)) {
        m_boards->setComparison(back);
        showComparison();
    }
}

void MainWindow::compareWith(const board::ComparedSource &other, base::Duration back)
{
    BoardView *const view = board();
    if (view != nullptr && view->compareWith(other, back)) {
        m_boards->compareWith(other, back);
        showComparison();
    }
}

void MainWindow::showComparison()
{
    const board::ComparedSource &other = m_boards->comparedSource();
    other.source == nullptr ? m_top->setComparison(m_boards->comparison())
                            : m_top->setComparedWith(widgets::common::plain(other.name, 60));
}

void MainWindow::onRefreshed(const BoardView::Outcome &outcome)
{
    m_outcome = outcome;
    m_top->setBusy(false);
    m_status->setQueries(outcome.queries, outcome.milliseconds);
    if (outcome.unreachable) {
        m_connection->noteUnreachable(*outcome.unreachable);
    }
    showBand();
    updateData();
}

void MainWindow::setRefreshInterval(base::Duration interval)
{
    m_wish = interval;
    applyInterval();
}

base::Duration MainWindow::refreshInterval() const
{
    return widgets::dashboard::allowedRefresh(m_wish, m_scrape);
}

void MainWindow::applyInterval()
{
    const base::Duration every = refreshInterval();
    m_top->setRefresh(every, widgets::dashboard::refreshSteps(m_scrape));
    if (every.count() > 0 && !replays()) {
        m_interval.start(every);
    } else {
        m_interval.stop();
    }
}

/// A refresh that still runs is not cut short, a range that ended in the past has nothing new, and while
/// disconnected the connection's own tries are enough.
void MainWindow::onInterval()
{
    BoardView *const view = board();
    if (view == nullptr || m_connection->mode() != Mode::Live || isMinimized()) {
        return;
    }
    if (view->run().idle() && view->run().time().to == "now") {
        view->keepUp();
    }
}

void MainWindow::onSecond()
{
    if (!m_boards) {
        return;
    }
    updateData();
    showConnection();
    showDoor();
    showBand();
    updateTunnelRate();
    updateAsking();
}

void MainWindow::updateAsking()
{
    const session::Session &session = m_connection->session();
    m_status->setAsking(session.asking().value_or(source::SendState{}));
    m_status->setClockDifference(session.clockDifference());
}

/// Over the last seconds, since boards are asked in bursts.
void MainWindow::updateTunnelRate()
{
    const session::ConnectionState &state = m_connection->session().state();
    if (!state.tunneled) {
        m_status->setTunnelRate(std::nullopt);
        return;
    }
    m_bytesSeen.push_back(state.bytesIn);
    if (m_bytesSeen.size() > rateSeconds + 1) {
        m_bytesSeen.pop_front();
    }
    const std::uint64_t came = state.bytesIn - std::min(m_bytesSeen.front(), state.bytesIn);
    m_status->setTunnelRate(
        static_cast<double>(came) / static_cast<double>(std::max<std::size_t>(m_bytesSeen.size() - 1, 1)));
}

void MainWindow::updateData()
{
    const base::Time now = m_boards->source().now();
    m_status->setDataTime(m_outcome.youngestSample, now);
    showAge();
    if (BoardView *const view = board()) {
        m_top->setTime(view->run().time(), now);
    }
}

/// The bars tell seconds, and have nothing new to say more often.
void MainWindow::onReplayMoved()
{
    const std::int64_t second = m_boards ? m_boards->source().now().ms / 1000 : m_toldSecond;
    if (second != m_toldSecond) {
        m_toldSecond = second;
        showBand();
        updateData();
    }
}

} // namespace zumik::app
