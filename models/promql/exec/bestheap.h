// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace zumik::promql::exec {

struct Ranked {
    double value = 0;
    std::size_t row = 0;
};

/// The best k values so far of one group at one step, the worst on top. Which of several equal values has to
/// go is decided by the heap's shape, so it is the same binary heap that Prometheus uses (Go's
/// container/heap).
class BestHeap {
public:
    /// `smallest`: bottomk. NaN is worse than any number.
    void offer(Ranked candidate, std::size_t k, bool smallest)
    {
        if (m_items.size() < k) {
            push(candidate, smallest);
        } else if (beats(candidate.value, m_items[0].value, smallest)) {
            if (k == 1) {
                m_items[0] = candidate;
                return;
            }
            pop(smallest);
            push(candidate, smallest);
        }
    }

    /// Whether a value belongs into a full heap with that worst one.
    static bool beats(double value, double worst, bool smallest)
    {
        return std::isnan(worst) || (smallest ? worst > value : worst < value);
    }

    /// Without any ranking.
    void append(Ranked item) { m_items.push_back(item); }

    /// Best first; equal ones in the order of the heap.
    std::vector<Ranked> sorted(bool smallest) const;

    const std::vector<Ranked> &items() const { return m_items; }

private:
    /// Whether a is to be on top of b.
    static bool worse(const Ranked &a, const Ranked &b, bool smallest)
    {
        return std::isnan(a.value) || (smallest ? a.value > b.value : a.value < b.value);
    }

    void push(Ranked item, bool smallest)
    {
        m_items.push_back(item);
        std::size_t child = m_items.size() - 1;
        while (child > 0) {
            const std::size_t parent = (child - 1) / 2;
            if (!worse(m_items[child], m_items[parent], smallest)) {
                break;
            }
            std::swap(m_items[child], m_items[parent]);
            child = parent;
        }
    }

    void pop(bool smallest)
    {
        const std::size_t count = m_items.size() - 1;
        std::swap(m_items[0], m_items[count]);
        for (std::size_t parent = 0; 2 * parent + 1 < count;) {
            std::size_t child = 2 * parent + 1;
            if (child + 1 < count && worse(m_items[child + 1], m_items[child], smallest)) {
                ++child;
            }
            if (!worse(m_items[child], m_items[parent], smallest)) {
                break;
            }
            std::swap(m_items[child], m_items[parent]);
            parent = child;
        }
        m_items.pop_back();
    }

    std::vector<Ranked> m_items;
};

} // namespace zumik::promql::exec
