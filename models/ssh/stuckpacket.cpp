// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/stuckpacket.h"

#include "models/ssh/wipingheap.h"

#include <algorithm>

namespace zumik::ssh {

namespace {

constexpr std::size_t mostBytes = std::size_t{256} << 10;

} // namespace

StuckPacket::~StuckPacket()
{
    for (void *block : m_forgotten) {
        freeBlock(block);
    }
}

bool StuckPacket::allows(std::size_t size)
{
    if (size != m_size) {
        m_run.clear();
        m_size = size;
    }
    if (m_run.size() * size < mostBytes) {
        return true;
    }
    m_found = true;
    m_forgotten.insert(m_forgotten.end(), m_run.begin(), m_run.end());
    m_run.clear();
    return false;
}

void StuckPacket::freed(void *block)
{
    progressed();
    m_forgotten.erase(std::remove(m_forgotten.begin(), m_forgotten.end(), block), m_forgotten.end());
}

} // namespace zumik::ssh
