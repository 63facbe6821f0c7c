// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace zumik::tsdb {

/// The binary heap of the textbooks, with the least on top. Not std::push_heap, which leaves the order of
/// equals open: here which of them comes out first follows from the order they came in, as it does in Go's
/// container/heap, and Prometheus's choice between two samples of one time hangs on it.
template <typename T, typename Less> class Heap {
public:
    bool empty() const { return m_items.empty(); }

    const T &top() const { return m_items.front(); }

    void push(T item)
    {
        m_items.push_back(std::move(item));
        std::size_t at = m_items.size() - 1;
        while (at > 0 && m_less(m_items[at], m_items[(at - 1) / 2])) {
            std::swap(m_items[at], m_items[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
    }

    /// The last one takes the top's place and sinks.
    T pop()
    {
        std::swap(m_items.front(), m_items.back());
        T item = std::move(m_items.back());
        m_items.pop_back();
        sink();
        return item;
    }

private:
    void sink()
    {
        std::size_t at = 0;
        for (std::size_t child = 1; child < m_items.size(); child = 2 * at + 1) {
            if (child + 1 < m_items.size() && m_less(m_items[child + 1], m_items[child])) {
                ++child;
            }
            if (!m_less(m_items[child], m_items[at])) {
                return;
            }
            std::swap(m_items[child], m_items[at]);
            at = child;
        }
    }

    std::vector<T> m_items;
    Less m_less;
};

} // namespace zumik::tsdb
