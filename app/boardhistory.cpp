// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boardhistory.h"

#include <cassert>
#include <utility>

namespace zumik::app {

namespace {

BoardVisit move(std::vector<BoardVisit> &from, std::vector<BoardVisit> &to, BoardVisit now)
{
    assert(!from.empty());
    to.push_back(std::move(now));
    BoardVisit next = std::move(from.back());
    from.pop_back();
    return next;
}

} // namespace

void BoardHistory::leave(BoardVisit left)
{
    m_forward.clear();
    m_back.push_back(std::move(left));
    if (m_back.size() > most) {
        m_back.erase(m_back.begin());
    }
}

BoardVisit BoardHistory::back(BoardVisit now)
{
    return move(m_back, m_forward, std::move(now));
}

BoardVisit BoardHistory::forward(BoardVisit now)
{
    return move(m_forward, m_back, std::move(now));
}

void BoardHistory::clear()
{
    m_back.clear();
    m_forward.clear();
}

} // namespace zumik::app
