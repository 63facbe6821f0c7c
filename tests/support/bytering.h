// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

namespace zumik::tests {

/// A queue of bytes in one block, which doubles when it is full.
class ByteRing {
public:
    std::size_t size() const { return m_size; }

    /// Where the next bytes go: as many as lie in one piece, none at `most` bytes or more.
    std::span<char> room(std::size_t most)
    {
        if (m_size >= most) {
            return {};
        }
        if (m_size == m_block.size()) {
            grow();
        }
        const std::size_t end = (m_first + m_size) % m_block.size();
        const std::size_t piece = end < m_first ? m_first - end : m_block.size() - end;
        return {m_block.data() + end, std::min(piece, most - m_size)};
    }

    void filled(std::size_t count) { m_size += count; }

    /// The oldest bytes, as many as lie in one piece.
    std::span<char> front() { return {m_block.data() + m_first, std::min(m_size, m_block.size() - m_first)}; }

    void taken(std::size_t count)
    {
        m_size -= count;
        m_first = m_size == 0 ? 0 : (m_first + count) % m_block.size();
    }

private:
    void grow()
    {
        std::vector<char> larger(std::max(smallest, m_block.size() * 2));
        const std::span<char> first = front();
        std::copy(first.begin(), first.end(), larger.begin());
        std::copy_n(m_block.begin(), m_size - first.size(), larger.begin() + static_cast<long>(first.size()));
        m_block = std::move(larger);
        m_first = 0;
    }

    static constexpr std::size_t smallest = std::size_t{64} << 10;

    std::vector<char> m_block;
    std::size_t m_first = 0;
    std::size_t m_size = 0;
};

} // namespace zumik::tests
