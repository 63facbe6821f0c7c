// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/aside.h"

#include <utility>

namespace zumik::ssh {

Aside::Aside(std::function<void(Aside &)> work)
    : m_thread([this, work = std::move(work)] {
        await(Turn::Inside);
        work(*this);
        give(Turn::Over);
    })
{
}

Aside::~Aside()
{
    m_thread.join();
}

bool Aside::resume()
{
    std::unique_lock lock(m_mutex);
    if (m_turn == Turn::Over) {
        return false;
    }
    m_turn = Turn::Inside;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_turn != Turn::Inside; });
    return m_turn == Turn::Outside;
}

void Aside::pause()
{
    give(Turn::Outside);
    await(Turn::Inside);
}

void Aside::await(Turn turn)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_turn == turn; });
}

void Aside::give(Turn turn)
{
    const std::lock_guard lock(m_mutex);
    m_turn = turn;
    m_changed.notify_all();
}

} // namespace zumik::ssh
